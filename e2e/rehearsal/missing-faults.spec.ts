import { chunkOf, withhold } from '../support/chunks.js';
import { storedRecords } from '../support/records.js';
import { expect, test } from '../support/test.js';

const recovery = 'state/recovery/recovery.ts';
const dialects = 'transport/open-webui/dialects/dialects.ts';

test('what retries is missing: the message has failed at once, and Retry goes on where it has come back', async ({
  page,
  chat,
}) => {
  const giveBack = await withhold(page, recovery);
  await chat.start({ model: 'rehearsal/status-500-twice', say: 'A question' });
  await expect(chat.visitor).toHaveAttribute('data-status', 'failed');
  await expect(chat.visitor).toContainText('A question');
  await giveBack();
  await chat.retryButton.click();
  await chat.ended();
});

test('what explains network faults is missing: the server is not reachable', async ({ page, site, chat }) => {
  await withhold(page, dialects);
  await page.goto(site.tagged({ url: 'http://127.0.0.1:9', model: 'm', 'max-retries': '0' }));
  await chat.open();
  await chat.send('Hello');
  await expect(chat.visitor).toHaveAttribute('data-status', 'failed');
  await expect(chat.host).toContainText('No connection to the assistant.');
});

test('once an answer has come, faults need nothing more of the site', async ({ page, chat }) => {
  await chat.start();
  const loaded = page.waitForResponse(`**${chunkOf(recovery)}`);
  const explained = page.waitForResponse(`**${chunkOf(dialects)}`);
  await chat.send('First');
  await chat.ended();
  await Promise.all([loaded, explained]);
  await page.route('**/causerie/**', (route) => route.abort());
  let faults = 0;
  await page.route(/\/chat\/completions$/, async (route) => {
    if (route.request().method() !== 'POST' || faults > 0) return route.fallback();
    faults += 1;
    return route.abort('connectionreset');
  });
  await chat.send('Second');
  await expect(chat.visitor).toHaveCount(2);
  await chat.ended();
  expect(faults).toBe(1);
});

test('the disk is broken, and what goes on in memory is missing: the answer comes, and the visitor is told', async ({
  page,
  chat,
}) => {
  await withhold(page, 'history/stores/other-stores.ts');
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('Internal error', 'UnknownError');
    };
  });
  await chat.start({ say: 'Unkept' });
  await chat.ended();
  await expect(chat.host).toContainText('Messages are not saved on this device.');
});

test('what shows stored messages is missing: another conversation begins, and nothing stored is lost', async ({
  page,
  chat,
}) => {
  await chat.start({ say: 'Before' });
  await chat.ended();
  await expect.poll(async () => JSON.stringify(await storedRecords(page))).toContain('"complete"');
  const giveBack = await withhold(page, 'history/tasks/history-tasks.ts');
  await page.reload();
  await chat.open();
  await chat.send('Beside');
  await chat.ended();
  await expect(chat.visitor).toHaveCount(1);
  const kept = JSON.stringify(await storedRecords(page));
  expect(kept).toContain('Before');
  expect(kept).toContain('Beside');
  await giveBack();
  await page.reload();
  await chat.open();
  await expect(chat.visitor).toContainText('Beside');
});

test('what tells of faults does not come: after a while there is a sentence, and Retry', async ({ page, chat }) => {
  await page.route(`**${chunkOf('ui/message-parts/message-parts.tsx')}`, () => new Promise<void>(() => {}));
  await chat.start({ model: 'rehearsal/status-400', say: 'A question' });
  await expect(chat.host).toContainText('This answer is incomplete.');
  await expect(chat.retryButton).toBeVisible();
});
