import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { Bench, type Sample } from '../support/bench.js';
import { seededFile } from '../support/seeded-history.js';
import { test } from '../support/test.js';

/** A page of its own profile whose history holds one conversation of `count` messages. */
async function seeded(context: BrowserContext, url: string, count: number): Promise<[Page, CDPSession]> {
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate(async (file) => {
    const chat = window.Causerie?.createChat({ url: location.origin, model: 'm', verifyModel: false });
    await chat?.history.import(file);
    chat?.destroy();
  }, seededFile(count));
  const client = await context.newCDPSession(page);
  return [page, client];
}

/** Opens the panel in a fresh page, whose files are in the cache, and waits until the last message is painted. */
async function open([page, client]: [Page, CDPSession], url: string): Promise<Sample> {
  await page.goto(url);
  const ms = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const chat = window.Causerie?.createChat({ url: location.origin, model: 'm', verifyModel: false });
        const root = chat?.element.shadowRoot;
        const since = performance.now();
        chat?.open();
        const look = (): void => {
          if (!root?.querySelector('.scroller[aria-busy="false"] article')) return void requestAnimationFrame(look);
          // The frame that shows it is the next one.
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - since)));
        };
        look();
      }),
  );
  // Until what loads after the first sight has come, too.
  await page.evaluate(() => new Promise<void>((resolve) => requestIdleCallback(() => resolve())));
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  const { nodes } = await client.send('Memory.getDOMCounters');
  return { ms, heapMB: usedSize / 1e6, nodes };
}

test('opening a panel on 10,000 stored messages costs what it costs on 10', async ({ browser, site }) => {
  const url = site.page('<script src="/causerie/causerie.js"></script>');
  const contexts = [await browser.newContext(), await browser.newContext()] as const;
  const few = await seeded(contexts[0], url, 10);
  const many = await seeded(contexts[1], url, 10_000);
  const bench = new Bench('open-panel');
  await bench.interleave(15, {
    '10 messages': () => open(few, url),
    '10,000 messages': () => open(many, url),
  });
  const ratio = (what: string): number => bench.median('10,000 messages', what) / bench.median('10 messages', what);
  bench.report('opening on 10,000 ÷ opening on 10', ratio('ms'), 1.5);
  bench.report('heap after it on 10,000 ÷ on 10', ratio('heapMB'), 1.5);
  // How long the opening itself takes is the machine's matter; what the 9,990 messages add to it is ours.
  const added = bench.median('10,000 messages', 'ms') - bench.median('10 messages', 'ms');
  bench.report('opening on 10,000 − opening on 10, ms', added, 200);
  bench.end();
  for (const context of contexts) await context.close();
});
