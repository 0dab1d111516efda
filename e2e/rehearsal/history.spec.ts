import type { Page } from '@playwright/test';
import { ManualClock } from '../../test/support/manual-clock.js';
import { Chat } from '../support/chat.js';
import { expect, test } from '../support/test.js';
import { sentMessages } from '../support/sent-messages.js';

test('a reload brings the conversation back', async ({ page, gateway, chat }) => {
  await chat.start({ say: 'remember me' });
  await chat.ended();
  await page.reload();
  await chat.open();
  await expect(chat.visitor).toContainText('remember me');
  await chat.ended();
  await chat.send('more');
  await expect(chat.answers).toHaveCount(2);
  await chat.ended();
  expect(sentMessages(gateway).map((m) => m.role)).toEqual(['user', 'assistant', 'user']);
});

test('a reload while streaming keeps what came, marked incomplete, with a Retry (fs-028)', async ({
  page,
  gateway,
  chat,
}) => {
  await chat.start({ model: 'rehearsal/stall-after-20', say: 'Hello' });
  const answer = await chat.streaming();
  await expect.poll(() => gateway.rehearsal.requests.at(-1)?.sentTokens).toBe(20);
  const sent = gateway.rehearsal.requests.at(-1)?.sentText ?? '';
  await expect(answer).toContainText(sent.split(/\s+/).at(-2) ?? sent);
  await page.reload();
  await chat.open();
  await chat.ended('incomplete');
  await expect(chat.answers.last()).toHaveAttribute('data-reason', 'reload');
  await expect(chat.answers.last()).toContainText(sent.split(/\s+/).slice(0, 5).join(' '));
  await expect(chat.visitor).toHaveAttribute('data-status', 'complete');
  await expect(chat.retryButton).toBeVisible();
});

test('a reload before anything came keeps the message, as not sent, with a Retry', async ({ page, gateway, chat }) => {
  await chat.start({ model: 'rehearsal/no-headers', say: 'Hello' });
  await expect.poll(() => gateway.rehearsal.requests.at(-1)?.model).toBe('rehearsal/no-headers');
  await page.reload();
  await chat.open();
  await expect(chat.visitor).toHaveAttribute('data-status', 'failed');
  await expect(chat.visitor).toContainText('Hello');
  await expect(chat.retryButton).toBeVisible();
});

test('a tab that is closed and opened again brings the conversation back', async ({
  context,
  page,
  site,
  gateway,
  chat,
}) => {
  const url = site.tagged({ url: gateway.url, model: 'rehearsal/stall-after-20' });
  await page.goto(url);
  await chat.open();
  await chat.send('Hello');
  await chat.streaming();
  await expect.poll(() => gateway.rehearsal.requests.at(-1)?.sentTokens).toBe(20);
  await page.close({ runBeforeUnload: true });
  const again = await context.newPage();
  await again.goto(url);
  const reopened = new Chat(again);
  await reopened.open();
  await expect(reopened.visitor).toContainText('Hello');
  await reopened.ended('incomplete');
});

for (const [fault, ending] of [
  ['a reset', [{ reset: true }]],
  ['the end of the connection', []],
] as const) {
  test(`an answer cut by ${fault} keeps what came and survives a reload`, async ({ page, chat, startGateway }) => {
    const clock = new ManualClock();
    const gateway = await startGateway({ clock, tokensPerSecond: Infinity });
    const words = Array.from({ length: 20 }, (_, i) => `word ${i}`);
    const steps = words.map((word) => ({ text: `${word} ` }));
    gateway.rehearsal.nextScenario({ steps: [...steps, { wait: 1_000 }, ...ending] });
    await chat.start({ gateway, model: 'Technova', say: 'Hello' });
    // A reset throws away what a page has not read.
    await expect(chat.answers.last()).toContainText(words.join(' '));
    clock.advance(1_000);
    await chat.ended('incomplete');
    await expect(chat.answers.last()).toHaveAttribute('data-reason', 'interrupted');
    await expect(chat.answers.last()).toContainText(words.join(' '));
    await page.reload();
    await chat.open();
    await chat.ended('incomplete');
    await expect(chat.answers.last()).toContainText(words.join(' '));
    await expect(chat.answers.last()).toHaveAttribute('data-reason', 'interrupted');
  });
}

test('the network that goes away in the middle of an answer keeps what came', async ({
  context,
  chat,
  startGateway,
}) => {
  const gateway = await startGateway();
  await chat.start({ gateway, model: 'rehearsal/stall-after-20', say: 'Hello' });
  await chat.streaming();
  await gateway.close();
  await chat.ended('incomplete');
  await expect(chat.visitor).toContainText('Hello');
  await context.setOffline(true);
  await chat.send('Are you there?');
  await expect(chat.visitor.last()).toHaveAttribute('data-status', /failed|queued/);
  await expect(chat.visitor.last()).toContainText('Are you there?');
});

test('without IndexedDB the chat works from memory, with one notice and no error', async ({ page, chat, problems }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { value: undefined, configurable: true });
  });
  await chat.start({ say: 'Hello' });
  await chat.ended();
  await chat.send('again');
  await expect(chat.answers).toHaveCount(2);
  await expect(chat.host.getByText(/not saved on this device/i)).toHaveCount(1);
  expect(problems).toEqual([]);
});

test('history of a session survives a reload and not the tab; none survives nothing', async ({
  context,
  page,
  site,
  gateway,
  chat,
}) => {
  const url = site.tagged({ url: gateway.url, model: 'rehearsal/echo', history: 'session' });
  await page.goto(url);
  await chat.open();
  await chat.send('for this tab');
  await chat.ended();
  await page.reload();
  await chat.open();
  await expect(chat.visitor).toContainText('for this tab');
  const other = await context.newPage();
  await other.goto(url);
  const otherChat = new Chat(other);
  await otherChat.open();
  await expect(otherChat.visitor).toHaveCount(0);
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);

  await chat.start({ options: { history: 'none' }, say: 'for nobody' });
  await chat.ended();
  await page.reload();
  await chat.open();
  await expect(chat.visitor).toHaveCount(0);
});

test('nothing is stored before the visitor acts, and never the key or the system prompt', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  const options = {
    url: gateway.url,
    model: 'rehearsal/echo',
    'api-key': 'sk-stored-1',
    'system-prompt': 'be secret 77',
  };
  await page.goto(site.tagged(options));
  await chat.open();
  await expect(chat.panel).toContainText('Online');
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  await chat.send('Hello');
  await chat.ended();
  await expect
    .poll(() => page.evaluate(async () => (await indexedDB.databases()).map((database) => database.name)))
    .toEqual(['causerie:default:anon']);
  const stored = await page.evaluate(readEverything);
  expect(stored).toContain('Hello');
  expect(stored).not.toContain('sk-stored-1');
  expect(stored).not.toContain('be secret 77');
});

/** Everything the page can read of its storage, as one string. */
async function readEverything(): Promise<string> {
  const found: unknown[] = [{ ...localStorage }, { ...sessionStorage }];
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name ?? '');
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(opening.error));
    });
    for (const store of database.objectStoreNames) {
      found.push(
        await new Promise((resolve) => {
          const reading = database.transaction(store).objectStore(store).getAll();
          reading.addEventListener('success', () => resolve(reading.result));
        }),
      );
    }
    database.close();
  }
  return JSON.stringify(found);
}

test('times are shown in the zone where the visitor is now', async ({ page, site, gateway, chat }) => {
  const client = await page.context().newCDPSession(page);
  const shown = async (zone: string): Promise<string> => {
    await client.send('Emulation.setTimezoneOverride', { timezoneId: zone });
    await page.goto(url);
    await chat.open();
    return (await chat.visitor.locator('time').textContent()) ?? '';
  };
  const url = site.tagged({ url: gateway.url, model: 'rehearsal/echo' });
  await page.goto(url);
  await chat.open();
  await chat.send('Hello');
  await chat.ended();
  const at = new Date((await chat.visitor.locator('time').getAttribute('datetime')) ?? '');
  for (const timeZone of ['Asia/Tokyo', 'America/St_Johns']) {
    const expected = new Intl.DateTimeFormat('en-US', { timeStyle: 'short', timeZone }).format(at);
    expect(await shown(timeZone)).toBe(expected);
  }
});

test('a visitor who consents late finds the earlier conversation, unless something was begun meanwhile', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  const options = JSON.stringify({ url: gateway.url, model: 'rehearsal/echo' });
  const url = site.page(
    `<script src="/causerie/causerie.js"></script><script>
      const consent = new Promise((resolve) => (window.agree = () => resolve(true)));
      window.chat = Causerie.createChat({ ...${options}, consent })
    </script>`,
  );
  const agree = (on: Page): Promise<void> => on.evaluate(() => window.agree());
  await page.goto(url);
  await agree(page);
  await chat.open();
  await chat.send('kept on the device');
  await chat.ended();

  const next = await page.context().newPage();
  await page.close();
  const again = new Chat(next);
  await next.goto(url);
  await again.open();
  await expect(again.panel).toContainText('Online');
  await expect(again.visitor).toHaveCount(0);
  await agree(next);
  await expect(again.visitor).toHaveText(/kept on the device/);

  await next.reload();
  await again.open();
  await again.send('begun before');
  await again.ended();
  await agree(next);
  await again.send('and after');
  await again.ended();
  await expect(again.visitor).toHaveText([/begun before/, /and after/]);
});
