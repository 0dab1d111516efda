import type { Browser, CDPSession, Page } from '@playwright/test';
import { Bench } from '../support/bench.js';
import { expect, test } from '../support/test.js';
import { hostile, type Payloads } from './hostile-inputs.js';
import { longestTask } from './own-work.js';

/** The longest that one task may keep the page, at a fourth of this machine's speed, in ms. */
const longest = 300;
const slowDown = 4;

/** What the page has beside its own. */
interface HostileWindow extends Window {
  payloads?: readonly string[];
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

async function openPanel(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page
    .locator('causerie-chat')
    .getByRole('button', { name: 'Open chat' })
    .evaluate((button: HTMLElement) => button.click());
  await page.locator('causerie-chat').getByRole('textbox', { name: 'Message' }).waitFor();
}

/** Until nothing changes on the screen for a while. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const root = document.querySelector('causerie-chat')?.shadowRoot;
        let last = '';
        let since = performance.now();
        const timer = setInterval(() => {
          const now = `${root?.querySelectorAll('*').length} ${CSS.highlights.size}`;
          if (now !== last) since = performance.now();
          last = now;
          if (performance.now() - since < 2_000) return;
          clearInterval(timer);
          resolve();
        }, 200);
      }),
  );
}

async function slowed(page: Page): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
  return cdp;
}

/** The longest task while an answer streams in, and while a page opens that has it stored. */
async function measure(
  browser: Browser,
  url: string,
  payloads: Payloads,
): Promise<{ streamed: number; opened: number }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await playPayloads(page);
  await openPanel(page, url);
  await page.evaluate((payloads) => void Object.assign(window, { payloads }), payloads);
  const chat = page.locator('causerie-chat');
  await chat.getByRole('textbox', { name: 'Message' }).fill('Go');
  await slowed(page);
  const streamed = await longestTask(browser, page, async () => {
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          document.addEventListener('causerie:turn-end', () => resolve(), { once: true });
          document.querySelector('causerie-chat')?.shadowRoot?.querySelector<HTMLElement>('.send')?.click();
        }),
    );
    await settled(page);
  });
  await page.reload();
  await page.locator('causerie-chat').getByRole('button', { name: 'Open chat' }).waitFor();
  await slowed(page);
  const opened = await longestTask(browser, page, async () => {
    await page
      .locator('causerie-chat')
      .getByRole('button', { name: 'Open chat' })
      .evaluate((button: HTMLElement) => button.click());
    await chat.locator('article .markdown').first().waitFor({ state: 'attached', timeout: 120_000 });
    await settled(page);
  });
  expect(await chat.locator('article').count()).toBeGreaterThan(0);
  await page.close();
  return { streamed, opened };
}

test('no answer of up to 1 MB keeps a slow page for long', async ({ browser, site, gateway }) => {
  const url = site.tagged({ url: gateway.url, model: 'rehearsal/answer' });
  const report = new Bench('hostile');
  const only = process.env['HOSTILE'];
  for (const [name, payloads] of Object.entries(hostile)) {
    if (only && !name.includes(only)) continue;
    const { streamed, opened } = await measure(browser, url, payloads);
    process.stdout.write(`${name}: ${streamed.toFixed(0)} ms streamed, ${opened.toFixed(0)} ms opened\n`);
    report.report(`${name}: longest task while it streams, ms`, streamed, longest);
    report.report(`${name}: longest task while it opens, ms`, opened, longest);
  }
  report.end();
});
