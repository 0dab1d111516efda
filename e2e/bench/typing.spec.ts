import type { Page } from '@playwright/test';
import { Bench } from '../support/bench.js';
import { Chat } from '../support/chat.js';
import { test } from '../support/test.js';

/** What a visitor has pasted before (reported.jsonl: h23): 9,000 lines, 495 kB. */
const pasted = `${'A line of a log that somebody pastes into the chat, whole.'.slice(0, 54)}\n`.repeat(9_000);
const keys = 12;

// A recording of what happens would be work of the main thread, too.
test.use({ trace: 'off' });

/** Types into the field that has the focus, and measures each key until its frame is laid out and painted, in ms. */
function typingTime(page: Page): Promise<number> {
  return page.evaluate(async (keys) => {
    const painted = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const times: number[] = [];
    for (let key = 0; key < keys; key += 1) {
      await painted();
      const since = performance.now();
      document.execCommand('insertText', false, 'x');
      await painted();
      times.push(performance.now() - since);
    }
    return times.sort((a, b) => a - b)[Math.floor(keys / 2)] ?? NaN;
  }, keys);
}

test('typing after a large paste costs at most twice what it costs in a plain field', async ({
  browser,
  site,
  gateway,
}) => {
  const bench = new Bench('typing');
  const inPage = async (prepare: (page: Page) => Promise<void>): Promise<{ ms: number }> => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await prepare(page);
    const ms = await typingTime(page);
    await page.close();
    return { ms };
  };
  await bench.interleave(5, {
    plain: () =>
      inPage(async (page) => {
        await page.goto(site.page('<textarea rows="8" cols="40"></textarea>'));
        await page.locator('textarea').fill(pasted);
      }),
    chat: () =>
      inPage(async (page) => {
        const chat = new Chat(page);
        await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo', history: 'none' }));
        await chat.open();
        await chat.composer.fill(pasted);
      }),
  });
  bench.report(
    'a key in the chat, as a multiple of a plain field',
    bench.median('chat', 'ms') / bench.median('plain', 'ms'),
    2,
  );
  bench.end();
});
