import type { Browser, Page } from '@playwright/test';
import { median } from '../support/bench.js';
import { expect, test } from '../support/test.js';
import { hostile, type Payloads } from './hostile-inputs.js';
import { longestTask } from './own-work.js';

/** The longest that one task may keep the page, at a fourth of this machine's speed, in ms. */
const longest = 300;
const slowDown = 4;
/** A figure above the gate is measured again: the slow-down works by the clock, and takes more on a busy machine. */
const mostRuns = 3;

/** What the page has beside its own. */
interface HostileWindow extends Window {
  payloads?: readonly string[];
}

interface Longest {
  readonly streamed: number;
  readonly opened: number;
}

// A recording of what happens would be work of the main thread, too.
test.use({ trace: 'off' });

/** Answers the widget's request from within the page: what comes is read as fast as it can be. */
async function playPayloads(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const original = window.fetch;
    window.fetch = async (input, init) => {
      const { payloads } = window as HostileWindow;
      const url = input instanceof Request ? input.url : String(input);
      if (!payloads || !url.endsWith('/chat/completions')) return original(input, init);
      const encoder = new TextEncoder();
      const end = JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
      const frames = [...payloads, end, '[DONE]'].map((payload) => encoder.encode(`data: ${payload}\n\n`));
      let next = 0;
      const body = new ReadableStream<Uint8Array>({
        // Ten frames at a time, as a fast line brings them.
        async pull(controller) {
          await new Promise((resolve) => setTimeout(resolve));
          for (const frame of frames.slice(next, next + 10)) controller.enqueue(frame);
          next += 10;
          if (next >= frames.length) controller.close();
        },
      });
      return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
    };
  });
}

/**
 * Until the answer stands and the page has been idle many times in a row with nothing changed in the chat: a page that
 * works is not idle, however slow the machine is.
 */
async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const root = document.querySelector('causerie-chat')?.shadowRoot;
        if (!root) return;
        const idleTimes = 12;
        let left = idleTimes;
        const observer = new MutationObserver(() => (left = idleTimes));
        observer.observe(root, { childList: true, characterData: true, attributes: true, subtree: true });
        let painted = -1;
        const look = (): void => {
          const ranges = [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0);
          const answer = root.querySelector('article[data-role=assistant]');
          const stands = answer?.querySelector('.markdown') && answer.getAttribute('aria-busy') === 'false';
          left = stands && ranges === painted ? left - 1 : idleTimes;
          painted = ranges;
          if (left > 0) return void setTimeout(() => requestIdleCallback(look), 100);
          observer.disconnect();
          resolve();
        };
        requestIdleCallback(look);
      }),
  );
}

async function slowed(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
}

async function openPanel(page: Page): Promise<void> {
  await page
    .locator('causerie-chat')
    .getByRole('button', { name: 'Open chat' })
    .evaluate((button: HTMLElement) => button.click());
}

/** The longest task while an answer streams in, and while a page opens that has it stored. */
async function measure(browser: Browser, url: string, payloads: Payloads): Promise<Longest> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const chat = page.locator('causerie-chat');
  await playPayloads(page);
  await page.goto(url);
  await openPanel(page);
  await page.evaluate((payloads) => void Object.assign(window, { payloads }), payloads);
  await chat.getByRole('textbox', { name: 'Message' }).fill('Go');
  await slowed(page);
  const streamed = await longestTask(browser, page, async () => {
    await chat.locator('.send').evaluate((button: HTMLElement) => button.click());
    await settled(page);
  });
  await page.reload();
  await chat.getByRole('button', { name: 'Open chat' }).waitFor();
  await slowed(page);
  const opened = await longestTask(browser, page, async () => {
    await openPanel(page);
    await settled(page);
  });
  await page.close();
  return { streamed, opened };
}

/** A plain page that puts 4,000 paragraphs in and lays them out in one task: what this machine is worth at the moment. */
async function plainTask(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(url);
  await slowed(page);
  const times: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const task = longestTask(browser, page, () =>
      page.evaluate(
        () =>
          new Promise<void>((resolve) => {
            requestAnimationFrame(() => {
              const paragraphs = Array.from({ length: 4_000 }, () => {
                const paragraph = document.createElement('p');
                paragraph.textContent = 'A paragraph of a plain page.';
                return paragraph;
              });
              document.body.replaceChildren(...paragraphs);
              requestAnimationFrame(() => setTimeout(resolve));
            });
          }),
      ),
    );
    times.push(await task);
  }
  await page.close();
  return median(times);
}

function row(name: string, ...cells: readonly (number | string)[]): void {
  const texts = cells.map((cell) => (typeof cell === 'number' ? cell.toFixed(0) : cell).padStart(9));
  process.stdout.write(`${name.padEnd(40)}${texts.join('')}\n`);
}

test.beforeAll(() => row('longest task, ms', 'streamed', 'opened', 'plain', 'seconds'));

for (const [name, payloads] of Object.entries(hostile)) {
  test(`no task keeps a slow page for long: ${name}`, async ({ browser, site, gateway }) => {
    const url = site.tagged({ url: gateway.url, model: 'rehearsal/answer' });
    const plain = site.page('');
    let best: Longest = { streamed: Infinity, opened: Infinity };
    for (let run = 0; run < mostRuns && Math.max(best.streamed, best.opened) > longest; run += 1) {
      const reference = await plainTask(browser, plain);
      const since = Date.now();
      const { streamed, opened } = await measure(browser, url, payloads);
      row(name, streamed, opened, reference, (Date.now() - since) / 1000);
      best = { streamed: Math.min(best.streamed, streamed), opened: Math.min(best.opened, opened) };
    }
    expect.soft(best.streamed, 'longest task while it streams, ms').toBeLessThanOrEqual(longest);
    expect.soft(best.opened, 'longest task while it opens, ms').toBeLessThanOrEqual(longest);
  });
}
