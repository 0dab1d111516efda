import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from '../support/test.js';

interface Counts {
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
}

async function counts(client: CDPSession): Promise<Counts> {
  // Twice: what the first round frees may hold more.
  for (let i = 0; i < 2; i += 1) await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await client.send('Memory.getDOMCounters');
  return { heap: usedSize, nodes, listeners: jsEventListeners };
}

/** Sends messages one after another and waits for each answer. */
function converse(page: Page, count: number): Promise<void> {
  return page.evaluate(async (count) => {
    const { handle } = window;
    for (let i = 0; i < count; i += 1) {
      await new Promise<void>((resolve) => {
        const stop = handle.on('turn-end', () => {
          stop();
          resolve();
        });
        handle.send(`Message ${i} of the day`);
      });
    }
  }, count);
}

test('fs-065 1,440 answers in one page: the second half costs no heap, no nodes and no listeners', async ({
  page,
  site,
  gateway,
}) => {
  const client = await page.context().newCDPSession(page);
  await page.goto(site.page('<script src="/causerie/causerie.js"></script>'));
  await page.evaluate((url) => {
    const handle = window.Causerie?.createChat({ url, model: 'rehearsal/echo', context: { messages: 4 } });
    Object.assign(window, { handle });
    handle?.open();
  }, gateway.url);
  await converse(page, 720);
  const half = await counts(client);
  await converse(page, 720);
  const end = await counts(client);
  process.stdout.write(`soak: ${JSON.stringify({ half, end })}\n`);
  expect(end.heap).toBeLessThan(half.heap * 1.1);
  // The window of mounted turns breathes; 720 turns that stayed would be ten times that.
  expect(end.nodes - half.nodes).toBeLessThan(2_500);
  expect(end.listeners - half.listeners).toBeLessThan(200);
  // What is on the disk grows with the messages, and with nothing else.
  const bytes = await page.evaluate(async () => {
    const { history } = window.handle;
    return (await history.export()).length;
  });
  expect(bytes / 2_880).toBeLessThan(600);
});

test('fs-066 1,000 mounts and unmounts leave nothing behind', async ({ page, site, gateway, problems }) => {
  const client = await page.context().newCDPSession(page);
  await page.goto(site.page('<script src="/causerie/causerie.js"></script>'));
  const rounds = (count: number): Promise<void> =>
    page.evaluate(
      async ([url, count]) => {
        for (let i = 0; i < count; i += 1) {
          const chat = window.Causerie?.createChat({ url, model: 'rehearsal/echo' });
          chat?.open();
          await chat?.ready;
          chat?.destroy();
          await chat?.ready;
        }
      },
      [gateway.url, count] as const,
    );
  await rounds(50);
  const before = await counts(client);
  await rounds(1_000);
  await expect(page.locator('causerie-chat')).toHaveCount(0);
  await expect
    .poll(async () => (await counts(client)).nodes - before.nodes, { timeout: 30_000 })
    .toBeLessThanOrEqual(20);
  const after = await counts(client);
  process.stdout.write(`mounts: ${JSON.stringify({ before, after })}\n`);
  expect(after.listeners - before.listeners).toBeLessThanOrEqual(20);
  expect(after.heap).toBeLessThan(before.heap * 1.1 + 1_000_000);
  expect(problems).toEqual([]);
});
