import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.js';
import { tag } from '../support/site.js';

/** The ways in which page transitions put up another page without a load (reported.jsonl: h02). */
const swaps: Readonly<Record<string, () => void>> = {
  'Astro and Turbo: another body': () => {
    const body = document.createElement('body');
    body.innerHTML = '<main><h1>Second</h1></main>';
    document.body.replaceWith(body);
  },
  'htmx: the content of the body': () => {
    document.body.innerHTML = '<main><h1>Second</h1></main>';
  },
  'Turbo 8: node by node': () => {
    while (document.body.firstChild) document.body.firstChild.remove();
    document.body.append(Object.assign(document.createElement('h1'), { textContent: 'Second' }));
  },
  'the whole document element': () => {
    const html = document.createElement('html');
    html.innerHTML = '<head><title>Second</title></head><body><h1>Second</h1></body>';
    document.documentElement.replaceWith(html);
  },
};

for (const [name, swap] of Object.entries(swaps)) {
  test(`a page is swapped without its scripts (${name}): the chat is there once, with its state`, async ({
    page,
    chat,
    problems,
  }) => {
    await chat.start({ say: 'Before the swap' });
    await chat.ended();
    await chat.composer.fill('half a sentence');
    await page.evaluate(swap);
    await expect(page.getByRole('heading', { name: 'Second' })).toBeVisible();
    await expect(chat.host).toHaveCount(1);
    await expect(chat.panel).toBeVisible();
    await expect(chat.visitor).toHaveText([/Before the swap/]);
    await expect(chat.composer).toHaveValue('half a sentence');
    await chat.composer.press('Enter');
    await chat.ended();
    await expect(chat.visitor).toHaveCount(2);
    expect(problems).toEqual([]);
  });
}

test('a swap while an answer comes loses nothing of it', async ({ page, chat, startGateway }) => {
  const gateway = await startGateway({ tokensPerSecond: 40 });
  await chat.start({ gateway, model: 'rehearsal/markdown', say: 'Hello' });
  await chat.streaming();
  await page.evaluate(swaps['Astro and Turbo: another body'] ?? (() => {}));
  await chat.ended();
  await expect(chat.answers.getByRole('table')).toBeVisible();
});

test('a closed launcher comes back, too, and opens', async ({ page, site, gateway, chat }) => {
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo' }));
  await expect(chat.launcher).toBeVisible();
  for (const swap of Object.values(swaps)) {
    await page.evaluate(swap);
    await expect(chat.launcher).toBeVisible();
  }
  await chat.open();
});

test('a destroyed chat stays away', async ({ page, site, gateway, chat }) => {
  await page.goto(site.page('<script src="/causerie/causerie.js"></script>'));
  await page.evaluate((url) => {
    const handle = window.Causerie?.createChat({ url, model: 'rehearsal/echo' });
    handle?.destroy();
  }, gateway.url);
  await page.evaluate(swaps['Astro and Turbo: another body'] ?? (() => {}));
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  await expect(chat.host).toHaveCount(0);
});

/** Runs the scripts of a body again, as Turbo does with those of a page that it shows. */
function runScripts(): void {
  for (const script of document.body.querySelectorAll('script')) {
    const again = document.createElement('script');
    for (const { name, value } of script.attributes) again.setAttribute(name, value);
    again.text = script.text;
    script.replaceWith(again);
  }
}

async function visitAndComeBack(page: Page): Promise<void> {
  await page.evaluate(() => {
    const copy = document.body.cloneNode(true);
    const body = document.createElement('body');
    body.innerHTML = '<h1>Second</h1>';
    document.body.replaceWith(body);
    Object.assign(window, { copy });
  });
  await expect(page.getByRole('heading', { name: 'Second' })).toBeVisible();
  await page.evaluate(() => document.body.replaceWith(Reflect.get(window, 'copy') as Node));
  await page.evaluate(runScripts);
}

test('a cached copy of a page comes back and its scripts run (h03): one chat, no error', async ({
  page,
  chat,
  problems,
}) => {
  await chat.start({ say: 'Before' });
  await chat.ended();
  for (let visit = 0; visit < 3; visit += 1) await visitAndComeBack(page);
  await page.waitForLoadState('networkidle');
  await expect(chat.host).toHaveCount(1);
  await expect(chat.visitor).toHaveText([/Before/]);
  expect(problems).toEqual([]);
});

test('a cached copy with a chat of the markup starts that chat anew', async ({
  page,
  site,
  gateway,
  chat,
  problems,
}) => {
  const element = `<causerie-chat data-url="${gateway.url}" data-model="rehearsal/echo"></causerie-chat>`;
  await page.goto(site.page(element + tag({})));
  await chat.open();
  await chat.send('Before');
  await chat.ended();
  await visitAndComeBack(page);
  await expect(chat.host).toHaveCount(1);
  await chat.open();
  await expect(chat.visitor).toHaveText([/Before/]);
  expect(problems).toEqual([]);
});

/** Rules of a body that make it the place of what is fixed in it (h13). */
const bodies = [
  'transform: translateZ(0)',
  'filter: drop-shadow(0 0 1px #000)',
  'perspective: 800px',
  'contain: layout paint',
  'will-change: transform',
  'backdrop-filter: blur(1px)',
  'container-type: inline-size',
];

for (const rule of bodies) {
  test(`body { ${rule} }: the button and the panel stand in the window`, async ({ page, site, gateway, chat }) => {
    const head = `<style>body { ${rule}; margin: 0 } main { height: 5000px }</style>`;
    await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo' }, { head }));
    await page.evaluate(() => scrollTo(0, 1_500));
    await expect(chat.launcher).toBeInViewport({ ratio: 1 });
    const at = await chat.launcher.boundingBox();
    expect(at && { right: 1280 - at.x - at.width, bottom: 800 - at.y - at.height }).toEqual({ right: 20, bottom: 20 });
    await chat.open();
    await expect(chat.panel).toBeInViewport({ ratio: 1 });
  });
}

test('rules that a page gives its body later move nothing', async ({ page, site, gateway, chat }) => {
  const head = '<style>body { margin: 0 } main { height: 5000px } .menu { transform: translateX(200px) }</style>';
  // The panel does not move as it opens.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo' }, { head }));
  await chat.open();
  const before = await chat.panel.boundingBox();
  await page.evaluate(() => {
    document.body.classList.add('menu');
    scrollTo(0, 900);
  });
  expect(await chat.panel.boundingBox()).toEqual(before);
});

test("the page's own dialogs lie above the chat and can be used", async ({ page, site, gateway, chat }) => {
  const dialog =
    '<dialog style="position:fixed;inset:0 0 auto auto;height:700px;width:400px"><button>Accept</button></dialog>';
  await page.goto(site.page(dialog + tag({ url: gateway.url, model: 'rehearsal/echo' })));
  await chat.open();
  await page.evaluate(() => document.querySelector('dialog')?.showModal());
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.evaluate(() => {
    const box = document.querySelector('dialog');
    box?.close();
    box?.setAttribute('popover', 'auto');
    box?.showPopover();
  });
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Accept' })).toBeHidden();
  await expect(chat.panel).toBeVisible();
});

test('a layer that the owner names keeps the chat among the layers of the page', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  const layer = '<div id="layer" style="position:fixed;inset:0;z-index:50"></div>';
  for (const [options, head] of [
    [{ theme: '{"z-index":"10"}' }, ''],
    [{}, '<style>causerie-chat { --causerie-z-index: 10 }</style>'],
  ] as const) {
    const body = layer + tag({ url: gateway.url, model: 'rehearsal/echo', ...options });
    await page.goto(site.page(body, { head }));
    await expect(chat.launcher).toBeVisible();
    expect(await page.evaluate(() => document.elementFromPoint(innerWidth - 40, innerHeight - 40)?.id)).toBe('layer');
  }
});

test('a chat that was never opened is not on paper (h10), and neither is one that was', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo' }));
  await expect(chat.launcher).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(chat.launcher).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await chat.open();
  await page.emulateMedia({ media: 'print' });
  await expect(chat.host).toBeHidden();
  await expect(chat.panel).toBeHidden();
});
