import type { Browser } from '@playwright/test';
import { Bench, type Sample } from '../support/bench.js';
import { test } from '../support/test.js';

/** As a phone of a few years ago. */
const slowDown = 4;
/** How many times the bare page the widget may take, from the click to a composer that takes letters. */
const mostOfBare = 7.5;

// A recording of what happens would be work of the main thread, too.
test.use({ trace: 'off' });

/** Opens a dialog with a field and does nothing more: the least that a click can lead to. */
const bare = `<button class="launcher">Open chat</button>
<script>
  document.querySelector('button').onclick = () => {
    const dialog = document.body.appendChild(document.createElement('dialog'));
    dialog.innerHTML = '<h2>Chat</h2><div style="height:400px">Hello</div><textarea></textarea>';
    dialog.show();
    dialog.querySelector('textarea').focus();
  };
</script>`;

/** In a browser that has nothing of the site in its cache: from the click to a letter in the field, painted. */
async function open(browser: Browser, url: string, host: string): Promise<Sample> {
  const context = await browser.newContext({ viewport: { width: 412, height: 840 } });
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'networkidle' });
  const client = await context.newCDPSession(page);
  await client.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
  await client.send('Performance.enable');
  const cpu = async (): Promise<number> => {
    const { metrics } = await client.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
  };
  const before = await cpu();
  const ms = await page.evaluate((host) => {
    const root: ParentNode & { readonly activeElement?: Element | null } =
      document.querySelector(host)?.shadowRoot ?? document;
    return new Promise<number>((resolve) => {
      const since = performance.now();
      const look = (): void => {
        const { activeElement } = root;
        if (!(activeElement instanceof HTMLTextAreaElement)) return void requestAnimationFrame(look);
        document.execCommand('insertText', false, 'a');
        // The frame that shows it is the next one.
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - since)));
      };
      root.querySelector<HTMLElement>('.launcher')?.click();
      look();
    });
  }, host);
  const work = (await cpu()) - before;
  await context.close();
  return { ms, cpu: work };
}

test('from the click on the launcher to a composer that takes letters', async ({ browser, site, gateway }) => {
  const tagged = site.tagged({ url: gateway.url, model: 'rehearsal/echo' });
  const page = site.page(bare);
  const bench = new Bench('opening');
  await bench.interleave(9, {
    'bare page': () => open(browser, page, 'none'),
    widget: () => open(browser, tagged, 'causerie-chat'),
  });
  const ratio = bench.median('widget', 'ms') / bench.median('bare page', 'ms');
  bench.report('click to composer, widget ÷ bare page', ratio, mostOfBare);
  bench.end();
});
