import type { Browser, Page } from '@playwright/test';
import { Bench, type Sample } from '../support/bench.js';
import { expect, test } from '../support/test.js';

/** How much slower than this machine the visitor's phone is. */
const slowDown = 4;

/** The least that a chat could do: its code comes at the click, and shows a dialog with a field for letters. */
const bareDialog = `
  const host = document.body.appendChild(document.createElement('div'));
  const root = host.attachShadow({ mode: 'open' });
  root.innerHTML = '<style>dialog{width:400px;height:600px}</style><dialog><textarea></textarea></dialog>';
  root.querySelector('dialog').show();
  root.querySelector('textarea').focus();
`;

/** Notes when a click came, and when a frame with a focused field has been painted after it. */
function watchOpening(): void {
  addEventListener(
    'click',
    ({ timeStamp }) => {
      const focused = (): Element | null => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        return element;
      };
      const look = (): void => {
        if (!(focused() instanceof HTMLTextAreaElement)) return void requestAnimationFrame(look);
        requestAnimationFrame(() => setTimeout(() => (window.openedIn = performance.now() - timeStamp)));
      };
      look();
    },
    { capture: true, once: true },
  );
}

declare global {
  interface Window {
    /** Milliseconds from the click to the painted field. */
    openedIn?: number;
  }
}

/** Opens the page in a fresh profile, with nothing in its cache, and clicks; the field then takes a letter. */
async function open(browser: Browser, url: string, click: (page: Page) => Promise<void>): Promise<Sample> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await page.addInitScript(watchOpening);
  await page.goto(url, { waitUntil: 'networkidle' });
  await client.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
  await click(page);
  const opened = await page.waitForFunction(() => window.openedIn, undefined, { polling: 50 });
  const ms = (await opened.jsonValue()) ?? NaN;
  await page.keyboard.type('a');
  await expect(page.locator('textarea').first()).toHaveValue('a');
  await context.close();
  return { ms };
}

test('from the click on the launcher to a field that takes letters, cold, on a slow phone', async ({
  browser,
  site,
  gateway,
}) => {
  const chatUrl = site.tagged({ url: gateway.url, model: 'rehearsal/echo' });
  const start = site.script(
    `document.querySelector('button').onclick = () => import(${JSON.stringify(site.script(bareDialog))});`,
  );
  const bareUrl = site.page(`<button>Open chat</button><script src="${start}"></script>`);
  const click = (page: Page): Promise<void> => page.getByRole('button', { name: 'Open chat' }).click();
  const bench = new Bench('opening');
  await bench.interleave(9, {
    'bare page': () => open(browser, bareUrl, click),
    chat: () => open(browser, chatUrl, click),
  });
  // 250 ms beside the 59 of a bare page.
  bench.report('chat ÷ bare page', bench.median('chat', 'ms') / bench.median('bare page', 'ms'), 4.3);
  bench.end();
});
