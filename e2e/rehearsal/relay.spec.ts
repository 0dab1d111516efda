import type { RecordedRequest } from '../../src/testing/index.js';
import type { Page } from '@playwright/test';
import { Chat } from '../support/chat.js';
import { startUpstream } from '../../relay/test/support/upstream.js';
import { startRelay, type RelayBeforeGateway } from '../support/relay.js';
import { watchBytes } from '../support/seen-bytes.js';
import type { Site } from '../support/site.js';
import { expect, test as base } from '../support/test.js';

const key = 'sk-the-key-0123456789';
const prompt = 'The prompt that nobody sees.';

/** A relay before a gateway of its own. */
const test = base.extend<{ relay: RelayBeforeGateway & { readonly asked: () => readonly RecordedRequest[] } }>({
  relay: async ({ site, startGateway }, use) => {
    const gateway = await startGateway({ keys: [key], tokensPerSecond: 60 });
    const relay = await startRelay(gateway.url, key, new URL(site.url).origin, [
      'model: [Technova, rehearsal/echo, rehearsal/long-500]',
      `systemPrompt: ${prompt}`,
    ]);
    await use({
      ...relay,
      asked: () => gateway.rehearsal.requests.filter(({ route }) => route === 'chat'),
    });
    await relay.stop();
  },
});

/** A page whose script has the handle. */
function scripted(site: Site, url: string, model: string): string {
  return site.page(`<script src="/causerie/causerie.js"></script><script>
    window.chat = Causerie.createChat({ url: '${url}', model: '${model}' })</script>`);
}

/** The text of the one answer, as the page's history has it. */
async function storedText(page: Page): Promise<string> {
  const file = await page.evaluate(() => window.chat.history.export('json'));
  const { conversations } = JSON.parse(file);
  return conversations[0].messages.at(-1).text;
}

test('a page with the printed tag answers, and no byte that reaches the browser holds the key or the prompt', async ({
  page,
  context,
  site,
  chat,
  relay,
}) => {
  const seen = await watchBytes(page, context);
  await page.goto(site.page(relay.tag));
  await chat.open();
  await chat.send('Hello');
  await chat.ended();
  await expect(chat.answers).toContainText('Hello');
  // The browser gives the body of a stream only while its page is there.
  await expect.poll(async () => [...(await seen.all()).values()].join('\n')).toContain('data: {');
  // A refusal and a page that comes back are read as well.
  const refused = await page.evaluate(async (url) => (await fetch(`${url}/api/models/base`)).status, relay.url);
  expect(refused).toBe(404);
  await page.reload();
  await chat.open();
  await expect(chat.answers).toContainText('Hello');
  const all = await seen.all();
  const joined = [...all.values()].join('\n');
  // It looked where they would be: at the relay's answers, the session, the history.
  expect(joined).toContain('causerie:relay:');
  expect(joined).toContain('data: {');
  expect(joined).toContain('causerie-relay');
  for (const [where, text] of all) {
    for (const secret of [key, '0123456789', prompt, btoa(key), encodeURIComponent(prompt)])
      expect(text.includes(secret), `${where} holds ${secret}`).toBe(false);
  }
});

test('the handle knows the relay, and the next page of the site goes on with the session', async ({
  page,
  site,
  relay,
}) => {
  const script = `<script src="/causerie/causerie.js"></script><script>
    window.chat = Causerie.createChat({ url: '${relay.url}', model: 'rehearsal/echo' })</script>`;
  const sessions = async (): Promise<string[]> => {
    await page.goto(site.page(script));
    const connection = await page.evaluate(async () => {
      const before = window.chat.connection;
      await window.chat.ready;
      return [before, window.chat.connection];
    });
    expect(connection).toEqual(['direct', 'relay']);
    return page.evaluate(() =>
      Object.values({ ...sessionStorage }).map((kept: string) => {
        const { token } = JSON.parse(kept);
        return JSON.parse(atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/'))).sub;
      }),
    );
  };
  const [first] = await sessions();
  expect(first).toMatch(/\w/);
  expect(await sessions()).toEqual([first]);
});

test('an answer goes on over cuts of the connection, asked for once', async ({ page, site, chat, relay }) => {
  await page.goto(site.tagged({ url: relay.url, model: 'rehearsal/long-500' }));
  await page.evaluate(() => {
    window.addEventListener('causerie:turn-resume', () => (document.title += '+'));
  });
  await chat.open();
  await chat.send('Compare the gateways for a school');
  await chat.streaming();
  for (let count = 1; count <= 5; count += 1) {
    relay.cut();
    await expect(page).toHaveTitle(`TechNova${'+'.repeat(count)}`);
  }
  await chat.ended();
  expect(relay.asked()).toHaveLength(1);
  const whole = await chat.answers.innerText();
  await page.reload();
  await chat.open();
  await expect(chat.answers).toHaveText(whole, { useInnerText: true });
});

test('Stop ends the request to the AI server', async ({ page, site, chat, relay }) => {
  await page.goto(site.tagged({ url: relay.url, model: 'rehearsal/long-500' }));
  await chat.open();
  await chat.send('Compare the gateways for a school');
  await chat.streaming();
  await chat.stopButton.click();
  await chat.ended('incomplete');
  await expect.poll(() => relay.asked()[0]?.closedEarly).toBe(true);
});

test('when the allowance of the day is used up, visitors read the owner’s sentence', async ({
  page,
  site,
  chat,
  startGateway,
}) => {
  const gateway = await startGateway();
  const limits = ['model: rehearsal/echo', 'limitDay: 1', 'limits: { quotaMessage: We are back tomorrow. }'];
  const relay = await startRelay(gateway.url, key, new URL(site.url).origin, limits);
  await page.goto(site.tagged({ url: relay.url, model: 'rehearsal/echo' }));
  await chat.open();
  await chat.send('One');
  await chat.ended();
  await chat.send('Two');
  await expect(chat.log).toContainText('We are back tomorrow.');
  await relay.stop();
});

test('a reload at any place takes the answer up: nothing is doubled, nothing is lost, and it is asked for once', async ({
  page,
  site,
  chat,
}) => {
  const upstream = await startUpstream();
  const relay = await startRelay(upstream.url, key, new URL(site.url).origin, ['model: m']);
  await page.goto(scripted(site, relay.url, 'm'));
  await chat.open();
  await chat.send('Hello');
  const answer = await upstream.nextAnswer();
  let whole = '';
  for (let count = 0; count < 6; count += 1) {
    // Also before the first word.
    await page.reload();
    await chat.open();
    whole += `word${count} `;
    answer.send(`word${count} `);
    await expect(chat.host.locator('article[data-status="streaming"]')).toContainText(whole.trim());
  }
  answer.finish();
  await chat.ended();
  await expect(chat.answers).toHaveCount(1);
  expect(await storedText(page)).toBe(whole);
  expect(upstream.seen.filter(({ method }) => method === 'POST')).toHaveLength(1);
  await relay.stop();
  await upstream.close();
});

test('an answer that ran when its page was left is taken up on the next one, though nobody opens the chat, and is unread', async ({
  page,
  site,
  chat,
}) => {
  const upstream = await startUpstream();
  const relay = await startRelay(upstream.url, key, new URL(site.url).origin, ['model: m']);
  await page.goto(site.tagged({ url: relay.url, model: 'm' }));
  await chat.open();
  await chat.send('Hello');
  const answer = await upstream.nextAnswer();
  answer.send('one ');
  await chat.streaming();
  await page.addInitScript(() => addEventListener('causerie:turn-resume', () => (document.title += '+')));
  await page.goto(site.tagged({ url: relay.url, model: 'm' }));
  await expect(page).toHaveTitle('TechNova+');
  answer.send('two');
  answer.finish();
  await expect(chat.host).toHaveAttribute('unread');
  await expect(chat.composer).toBeHidden();
  // It is on the disk now: the next page has it without the relay, and starts nothing by itself.
  await relay.stop();
  const before = site.requests.length;
  await page.reload();
  await expect(chat.launcher).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(site.requests.slice(before).filter((path) => path.includes('/chunks/'))).toEqual([]);
  await chat.open();
  await expect(chat.answers).toHaveText('one two');
  await chat.ended();
  expect(upstream.seen.filter(({ method }) => method === 'POST')).toHaveLength(1);
  await upstream.close();
});

test('another tab takes the answer up when its own is closed, and can stop it', async ({ context, site, relay }) => {
  const address = site.tagged({ url: relay.url, model: 'rehearsal/long-500' });
  const first = new Chat(await context.newPage());
  await first.page.goto(address);
  await first.open();
  await first.send('Compare the gateways for a school');
  await first.streaming();
  const second = new Chat(await context.newPage());
  await second.page.goto(address);
  await second.open();
  await second.streaming();
  await first.page.close();
  await expect(second.stopButton).toBeVisible();
  await second.streaming();
  await second.stopButton.click();
  await second.ended('incomplete');
  await expect.poll(() => relay.asked()[0]?.closedEarly).toBe(true);
  expect(relay.asked()).toHaveLength(1);
});

test('an answer that the relay does not know any more is incomplete, and can go on', async ({
  page,
  site,
  chat,
  relay,
}) => {
  await page.goto(site.tagged({ url: relay.url, model: 'rehearsal/long-500' }));
  await chat.open();
  await chat.send('Compare the gateways for a school');
  await chat.streaming();
  await page.route('**/turns/**', (route) =>
    route.fulfill({ status: 404, headers: { 'access-control-allow-origin': '*' } }),
  );
  await page.reload();
  await chat.open();
  await chat.ended('incomplete');
  await expect(chat.visitor).toHaveAttribute('data-status', 'complete');
});
