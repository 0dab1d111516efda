import formatOne from '../../test/fixtures/history/format-1.json' with { type: 'json' };
import { Chat } from '../support/chat.js';
import { crashTab } from '../support/crash.js';
import { settledMessages, storedRecords } from '../support/records.js';
import { scripted } from '../support/scripted.js';
import { expect, test } from '../support/test.js';

test('a tab killed between the message and its request keeps it as not sent, with Retry (fs-030)', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  const url = site.tagged({ url: gateway.url, model: 'rehearsal/echo' });
  await page.goto(url);
  await chat.open();
  let leave = (): void => {};
  const left = new Promise<void>((resolve) => (leave = resolve));
  await page.route('**/chat/completions', () => leave());
  await chat.send('not yet sent');
  await left;
  const requests = gateway.rehearsal.requests.length;
  await crashTab(page);
  const next = await page.context().newPage();
  await next.goto(url);
  const again = new Chat(next);
  await again.open();
  await expect(again.visitor).toHaveAttribute('data-status', 'failed');
  await expect(again.visitor).toContainText('not yet sent');
  expect(gateway.rehearsal.requests.slice(requests).filter(({ route }) => route === 'chat')).toEqual([]);
  await again.retryButton.click();
  await again.ended();
});

test('a tab killed right after the end of an answer shows it, whole or as far as it was kept (fs-031)', async ({
  page,
  site,
  gateway,
}) => {
  const url = scripted(site, { url: gateway.url, model: 'rehearsal/echo' });
  await page.goto(url);
  const ended = page.waitForEvent('console', (line) => line.text() === 'ended');
  await page.evaluate(() => {
    window.chat.on('turn-end', () => {
      // What is not on its way to the disk by now never will be.
      IDBDatabase.prototype.transaction = () => {
        throw new DOMException('dying', 'UnknownError');
      };
      // oxlint-disable-next-line no-console -- how the test hears of it
      console.log('ended');
    });
    window.chat.send('one two three four five');
  });
  await ended;
  await crashTab(page);
  const next = await page.context().newPage();
  await next.goto(url);
  const chat = new Chat(next);
  await chat.open();
  await expect(chat.answers).toHaveCount(1);
  await expect(chat.answers).toContainText('one two three');
  await expect(chat.answers).toHaveAttribute('data-status', /^(complete|incomplete)$/);
  await expect(chat.visitor).toHaveAttribute('data-status', 'complete');
});

test('a tab killed while it takes up records of an earlier format loses none of them (fs-032)', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  const url = site.tagged({ url: gateway.url, model: 'rehearsal/echo', retention: '100000' });
  await page.goto(site.page('<p>Before</p>'));
  await page.evaluate(async (records) => {
    const opening = indexedDB.open('causerie:default:anon');
    opening.onupgradeneeded = () => opening.result.createObjectStore('records');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const transaction = opening.result.transaction('records', 'readwrite');
    for (const { key, value } of records) transaction.objectStore('records').put(value, key);
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    opening.result.close();
  }, formatOne);
  await page.addInitScript(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (value, key) {
      const request = put.call(this, value, key);
      if (value?.formatVersion !== 2) return request;
      // oxlint-disable-next-line no-console -- how the test hears of it
      console.log('upgrading');
      // The transaction stays open until the tab is killed.
      const stay = (): void => {
        this.get(['k']).onsuccess = stay;
      };
      stay();
      return request;
    };
  });
  const upgrading = page.waitForEvent('console', (line) => line.text() === 'upgrading');
  await page.goto(url);
  await chat.launcher.click();
  await upgrading;
  await crashTab(page);
  const next = await page.context().newPage();
  await next.goto(url);
  const again = new Chat(next);
  await again.open();
  await expect(again.visitor).toContainText('Rivière 🛶');
  await expect(again.answers).toContainText('One two');
  const left = await storedRecords(next);
  for (const { key, value } of formatOne) {
    const found = left.find((record) => JSON.stringify(record.key) === JSON.stringify(key));
    expect(found?.value).toMatchObject({ ...value, formatVersion: expect.any(Number) });
  }
});

test('what was erased stays erased, although the tab is killed at once (fs-062)', async ({ page, site, gateway }) => {
  const url = scripted(site, { url: gateway.url, model: 'rehearsal/echo' });
  await page.goto(url);
  const chat = new Chat(page);
  await chat.open();
  await chat.send('marker-erased');
  await chat.ended();
  // What the answer writes is on its way a moment longer, and what is erased is erased behind it.
  await settledMessages(page, 2);
  await page.evaluate(() => window.chat.clear());
  await crashTab(page);
  const next = await page.context().newPage();
  await next.goto(url);
  const again = new Chat(next);
  await again.open();
  await expect(again.panel).toContainText('Online');
  await expect(again.visitor).toHaveCount(0);
  expect(JSON.stringify(await storedRecords(next))).not.toContain('marker-erased');
});
