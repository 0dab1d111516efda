import { sendAndWait } from '../support/records.js';
import { scripted } from '../support/scripted.js';
import { expect, test } from '../support/test.js';

test('mounting and destroying 100 times leaves nothing behind', async ({ page, site, gateway, problems }) => {
  const client = await page.context().newCDPSession(page);
  await page.goto(site.page('<script src="/causerie/causerie.js"></script>'));
  const round = (): Promise<void> =>
    page.evaluate(async (url) => {
      const chat = window.Causerie?.createChat({ url, model: 'rehearsal/echo' });
      if (!chat) throw new Error('no chat');
      chat.open();
      await chat.ready;
      chat.destroy();
      await chat.ready;
    }, gateway.url);
  const counts = async (): Promise<{ nodes: number; jsEventListeners: number }> => {
    await client.send('HeapProfiler.collectGarbage');
    return client.send('Memory.getDOMCounters');
  };
  // The first rounds load the second half and warm the engine's own caches.
  for (let i = 0; i < 50; i += 1) await round();
  const before = await counts();
  for (let i = 0; i < 100; i += 1) await round();
  await expect(page.locator('causerie-chat')).toHaveCount(0);
  await expect.poll(async () => (await counts()).nodes - before.nodes).toBeLessThanOrEqual(20);
  // The engine may hold on to the last chat for a while, never to a hundred.
  await expect.poll(async () => (await counts()).jsEventListeners - before.jsEventListeners).toBeLessThanOrEqual(20);
  expect(problems).toEqual([]);
});

test('turns that are not mounted any more are let go', async ({ page, site, gateway, chat }) => {
  const client = await page.context().newCDPSession(page);
  const nodes = async (): Promise<number> => {
    for (let i = 0; i < 2; i += 1) await client.send('HeapProfiler.collectGarbage');
    return (await client.send('Memory.getDOMCounters')).nodes;
  };
  await page.goto(scripted(site, { url: gateway.url, model: 'rehearsal/echo', context: { messages: 4 } }));
  await chat.open();
  const converse = async (turns: number): Promise<void> => {
    for (let turn = 0; turn < turns; turn += 1) await sendAndWait(page, `turn ${turn}`);
  };
  await converse(40);
  // The tools of messages load when nothing is being done, and are part of each turn from then on.
  await expect(chat.answers.getByRole('button', { name: 'Copy' })).toHaveCount(await chat.answers.count());
  const before = await nodes();
  await converse(80);
  // The window of mounted turns breathes; all that came since would be three times as much.
  expect((await nodes()) - before).toBeLessThan(2_500);
});

test('destroy in mid-answer closes the connection, resolves ready and keeps what came', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  const url = site.page('<script src="/causerie/causerie.js"></script>');
  await page.goto(url);
  const create = (): Promise<void> =>
    page.evaluate((address) => {
      const created = window.Causerie?.createChat({ url: address, model: 'rehearsal/stall-after-20' });
      if (created) window.chat = created;
      created?.open();
    }, gateway.url);
  await create();
  await chat.send('Hello');
  await chat.streaming();
  await page.evaluate(() => window.chat.destroy());
  await expect(chat.host).toHaveCount(0);
  await expect.poll(() => gateway.rehearsal.requests.at(-1)?.closedEarly).toBe(true);
  await create();
  await chat.ended('incomplete');
});

test('ready resolves as destroyed when the server never answered', async ({ page, site, gateway }) => {
  await page.goto(site.page('<script src="/causerie/causerie.js"></script>'));
  await page.route(`${gateway.url}/api/models*`, () => new Promise(() => {}));
  const outcome = await page.evaluate(async (url) => {
    const chat = window.Causerie?.createChat({ url, model: 'm' });
    const { ready } = chat as { ready: Promise<unknown> };
    setTimeout(() => chat?.destroy(), 100);
    return ready;
  }, gateway.url);
  expect(outcome).toEqual({ outcome: 'destroyed' });
});

test('the handle drives the chat and tells its events, also as DOM events', async ({ page, site, gateway, chat }) => {
  await page.goto(site.page('<script src="/causerie/causerie.js"></script>'));
  await page.evaluate((url) => {
    const events: unknown[] = [];
    Object.assign(window, { events });
    document.addEventListener('causerie:turn-end', (event) =>
      events.push(['dom', event instanceof CustomEvent && event.detail.status]),
    );
    const handle = window.Causerie?.createChat({ url, model: 'rehearsal/echo' });
    for (const name of ['open', 'turn-start', 'turn-end', 'close', 'error'] as const) {
      handle?.on(name, (detail) => events.push([name, detail && 'status' in detail ? detail.status : undefined]));
    }
    handle?.on('turn-end', () => {
      throw new Error('a listener of the page');
    });
    handle?.send('sent before anything was loaded');
    handle?.open();
    Object.assign(window, { handle });
  }, gateway.url);
  await chat.ended();
  await page.evaluate(() => window.handle.close());
  await expect(chat.composer).toBeHidden();
  expect(await page.evaluate(() => window.events)).toEqual([
    ['open', undefined],
    ['turn-start', undefined],
    ['turn-end', 'complete'],
    ['dom', 'complete'],
    ['close', undefined],
  ]);
});

test('update changes the living chat and refuses a mistake without changing it', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  await page.goto(site.page('<script src="/causerie/causerie.js"></script>'));
  const update = (changes: object): Promise<string> =>
    page.evaluate((given) => {
      try {
        window.handle.update(given);
        return 'updated';
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    }, changes);
  await page.evaluate((url) => {
    Object.assign(window, { handle: window.Causerie?.createChat({ url, model: 'rehearsal/echo', title: 'Before' }) });
  }, gateway.url);
  await chat.open();
  await expect(chat.panel).toHaveAccessibleName('Before');
  expect(await update({ title: 'After', theme: { accent: 'rgb(1, 2, 3)' } })).toBe('updated');
  await expect(chat.panel).toHaveAccessibleName('After');
  // The first mistake is named, and loads the sentences.
  expect(await update({ titel: 'x' })).toContain('"titel"');
  await expect.poll(() => update({ titel: 'x' })).toContain('did you mean "title"?');
  expect(await update({ history: 'none' })).toContain('history');
  await expect(chat.panel).toHaveAccessibleName('After');
  expect(await chat.launcher.evaluate((button) => getComputedStyle(button).backgroundColor)).toBe('rgb(1, 2, 3)');
  expect(await update({ model: 'rehearsal/reasoning' })).toBe('updated');
  await chat.send('Hello');
  await chat.ended();
  expect(gateway.rehearsal.requests.at(-1)?.model).toBe('rehearsal/reasoning');
});
