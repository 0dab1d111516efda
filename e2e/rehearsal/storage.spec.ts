import { readFileSync } from 'node:fs';
import { Chat } from '../support/chat.js';
import { crashTab } from '../support/crash.js';
import { storedRecords } from '../support/records.js';
import { expect, test } from '../support/test.js';

const wipe = async (): Promise<void> => {
  for (const { name } of await indexedDB.databases()) {
    const deleting = indexedDB.deleteDatabase(name ?? '');
    await new Promise((resolve, reject) => {
      deleting.addEventListener('success', resolve);
      deleting.addEventListener('error', reject);
      deleting.addEventListener('blocked', reject);
    });
  }
};

test('a private window works, and its history is gone with it (fs-006)', async ({ browser, site, gateway }) => {
  const url = site.tagged({ url: gateway.url, model: 'rehearsal/echo' });
  for (let round = 0; round < 2; round += 1) {
    const context = await browser.newContext({ locale: 'en-US' });
    const chat = new Chat(await context.newPage());
    await chat.page.goto(url);
    await chat.open();
    await expect(chat.panel).toContainText('Online');
    await expect(chat.visitor).toHaveCount(0);
    await chat.send('for nobody else');
    await chat.ended();
    await context.close();
  }
});

test('a frame of another site has a history of its own (fs-007)', async ({ page, site, gateway, chat }) => {
  const inner = site.tagged({ url: gateway.url, model: 'rehearsal/echo' });
  await page.goto(inner);
  await chat.open();
  await chat.send('on the site itself');
  await chat.ended();
  const outer = site
    .page(`<iframe src="${inner}" width="600" height="700"></iframe>`)
    .replace('127.0.0.1', 'localhost');
  await page.goto(outer);
  const frame = page.frameLocator('iframe');
  await frame.locator('causerie-chat').getByRole('button', { name: 'Open chat' }).click();
  await expect(frame.locator('causerie-chat').getByRole('dialog')).toContainText('Online');
  await expect(frame.locator('article')).toHaveCount(0);
  await page.goto(inner);
  await chat.open();
  await expect(chat.visitor).toContainText('on the site itself');
});

test('a history that the browser has deleted between two visits is an empty one, without an error (fs-008)', async ({
  page,
  site,
  gateway,
  chat,
  problems,
}) => {
  const url = site.tagged({ url: gateway.url, model: 'rehearsal/echo' });
  await page.goto(url);
  await chat.open();
  await chat.send('seven days ago');
  await chat.ended();
  await page.goto(site.page('<p>Elsewhere</p>'));
  await page.evaluate(wipe);
  await page.goto(url);
  await chat.open();
  await expect(chat.panel).toContainText('Online');
  await expect(chat.visitor).toHaveCount(0);
  await chat.send('today');
  await chat.ended();
  expect(problems).toEqual([]);
});

test('the browser is never asked to keep the storage, so nobody is prompted (fs-010)', async ({ page, chat }) => {
  await page.addInitScript(() => {
    StorageManager.prototype.persist = async () => {
      // oxlint-disable-next-line no-console -- how the test hears of it
      console.log('asked to persist');
      return false;
    };
  });
  const asked: string[] = [];
  page.on('console', (line) => line.text() === 'asked to persist' && asked.push(line.text()));
  await chat.start({ say: 'Hello' });
  await chat.ended();
  expect(asked).toEqual([]);
});

test('what is on the screen is written again when the site clears its storage at log-out (fs-064)', async ({
  page,
  site,
  chat,
  problems,
}) => {
  await chat.start({ say: 'before the log-out' });
  await chat.ended();
  const clearing = site.page('<p>Logged out</p>', { headers: { 'clear-site-data': '"storage"' } });
  await page.evaluate((address) => fetch(address), clearing);
  await chat.send('after the log-out');
  await expect(chat.answers).toHaveCount(2);
  await chat.ended();
  await page.reload();
  await chat.open();
  await expect(chat.visitor).toHaveText([/before the log-out/, /after the log-out/]);
  expect(problems).toEqual([]);
});

test('a write that a frozen page has begun is there once when it thaws (fs-022)', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo' }));
  const client = await page.context().newCDPSession(page);
  await chat.open();
  await chat.send('first');
  await chat.ended();
  await chat.composer.fill('second');
  await chat.composer.press('Enter');
  await client.send('Page.setWebLifecycleState', { state: 'frozen' });
  await client.send('Page.setWebLifecycleState', { state: 'active' });
  await expect(chat.answers).toHaveCount(2);
  await chat.ended();
  await page.reload();
  await chat.open();
  await expect(chat.visitor).toHaveText([/first/, /second/]);
  await expect(chat.answers).toHaveCount(2);
});

test('an answer that comes while the page is frozen is settled when it thaws (fs-023)', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/long-500' }));
  const client = await page.context().newCDPSession(page);
  await chat.open();
  await chat.send('Hello');
  await chat.streaming();
  await client.send('Page.setWebLifecycleState', { state: 'frozen' });
  const asked = gateway.rehearsal.requests.filter(({ route }) => route === 'chat').at(-1);
  await expect.poll(() => asked?.endedAt).toBeDefined();
  await client.send('Page.setWebLifecycleState', { state: 'active' });
  await expect(chat.answers.last()).toHaveAttribute('data-status', /^(complete|incomplete)$/);
});

test('a tab that was discarded comes back with its history and its draft (fs-024)', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  const url = site.tagged({ url: gateway.url, model: 'rehearsal/echo' });
  await page.goto(url);
  await chat.open();
  await chat.send('said');
  await chat.ended();
  await chat.composer.fill('not said yet');
  await expect.poll(async () => JSON.stringify(await storedRecords(page))).toContain('not said yet');
  await crashTab(page);
  const next = await page.context().newPage();
  await next.goto(url);
  const again = new Chat(next);
  await again.open();
  await expect(again.visitor).toContainText('said');
  await expect(again.composer).toHaveValue('not said yet');
});

test('hostile records in the history run nothing and ask for nothing (fs-050)', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  const file = readFileSync(new URL('../../test/fixtures/corpora/xss.jsonl', import.meta.url), 'utf8');
  const payloads = file
    .split('\n')
    .filter(Boolean)
    .map((line) => Object(JSON.parse(line)))
    .map(({ input, text, payload }) => String(input ?? text ?? payload ?? ''))
    .filter(Boolean);
  expect(payloads.length).toBeGreaterThan(500);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('dialog', (dialog) => {
    asked.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  const url = site.tagged({ url: gateway.url, model: 'rehearsal/echo' });
  for (let from = 0; from < payloads.length; from += Math.ceil(payloads.length / 8)) {
    await page.goto(site.page('<p>Elsewhere</p>'));
    await page.evaluate(wipe);
    await page.evaluate(
      async (texts) => {
        const opening = indexedDB.open('causerie:default:anon');
        opening.onupgradeneeded = () => opening.result.createObjectStore('records');
        await new Promise((resolve) => (opening.onsuccess = resolve));
        const transaction = opening.result.transaction('records', 'readwrite');
        const store = transaction.objectStore('records');
        const base = { formatVersion: 2, createdAt: Date.now(), updatedAt: Date.now() };
        const [first = ''] = texts;
        store.put({ ...base, id: 'c', title: first, firstWords: first, titledBy: first }, ['c', 'c']);
        store.put({ formatVersion: 2, id: 'c', order: 1 }, ['last', 2]);
        texts.forEach((text, at) => {
          const message = { ...base, id: `m${at}`, turnId: `t${at >> 1}`, text, status: 'complete' };
          const answer = {
            role: 'assistant',
            model: text,
            reasoning: text,
            statuses: [{ description: text, done: true }],
          };
          const sources = [{ name: text, url: text, passages: [text] }];
          store.put({ ...message, ...(at % 2 ? { ...answer, sources } : { role: 'user' }) }, ['m', 'c', at]);
        });
        await new Promise((resolve) => (transaction.oncomplete = resolve));
        opening.result.close();
      },
      payloads.slice(from, from + 20),
    );
    await page.goto(url);
    await chat.open();
    await expect(chat.visitor).toHaveCount(10);
    await expect(chat.answers).toHaveCount(10);
  }
  const own = [new URL(site.url).origin, new URL(gateway.url).origin];
  expect(asked.filter((address) => !own.some((origin) => address.startsWith(`${origin}/`)))).toEqual([]);
});
