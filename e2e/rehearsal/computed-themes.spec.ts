import { readFileSync } from 'node:fs';
import { contrast, parseHex, toHex } from '../../src/core/colour.js';
import { faintPairs, followingTokens, type ColourToken } from '../../src/core/contrast-pairs.js';
import { seededRandom } from '../../src/testing/seeded-random.js';
import { withhold } from '../support/chunks.js';
import { expect, test } from '../support/test.js';
import { panelColours } from '../support/tokens.js';

const cream = '<style>causerie-chat { --causerie-surface: #fffaf0; --causerie-accent: #7a1f5c }</style>';

for (const scheme of ['light', 'dark'] as const) {
  for (const accent of ['#0a7', 'gold', 'oklch(0.7 0.2 330)', 'black', 'color-mix(in oklch, navy, white 20%)']) {
    test(`an accent computes a whole ${scheme} scheme that can be read: ${accent}`, async ({ page, chat }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await chat.start({ options: { 'theme-accent': accent } });
      const colours = await panelColours(chat.host);
      expect(faintPairs(colours)).toEqual([]);
      expect(colours.text).not.toBe(scheme === 'light' ? '#18212c' : '#e8edf2');
    });
  }

  test(`a cream surface and an accent can be read where the system is ${scheme}`, async ({ page, chat }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await chat.start({ page: { head: cream } });
    const colours = await panelColours(chat.host);
    expect(colours).toMatchObject({ surface: '#fffaf0', accent: '#7a1f5c' });
    expect(faintPairs(colours)).toEqual([]);
    await expect(chat.host).toHaveCSS('color-scheme', 'light');
  });
}

test('the surface of the option wins over its colour scheme, and an update computes anew', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  await page.goto(site.page(''));
  await page.addScriptTag({ url: '/causerie/causerie.js' });
  const created = await page.evaluateHandle((url) => {
    const theme = { surface: '#101418', accent: '#2299ff' };
    return window.Causerie?.createChat({ url, model: 'rehearsal/echo', colorScheme: 'light', theme });
  }, gateway.url);
  await chat.open();
  await expect(chat.host).toHaveCSS('color-scheme', 'dark');
  const dark = await panelColours(chat.host);
  expect(faintPairs(dark)).toEqual([]);
  await created.evaluate((handle) => handle?.update({ theme: { surface: '#fffaf0' } }));
  await expect(chat.host).toHaveCSS('color-scheme', 'light');
  const light = await panelColours(chat.host);
  expect(faintPairs(light)).toEqual([]);
  expect(light).toMatchObject({ surface: '#fffaf0' });
  expect(light.text).not.toBe(dark.text);
  await created.evaluate((handle) => handle?.update({ theme: undefined }));
  await expect(chat.panel).toHaveCSS('background-color', 'rgb(255, 255, 255)');
});

test('a page that turns dark gives its other surface, and the chat follows', async ({ page, chat }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  const head = `<style>causerie-chat { --causerie-surface: #fffaf0 }
    @media (prefers-color-scheme: dark) { causerie-chat { --causerie-surface: #1c1814 } }</style>`;
  await chat.start({ page: { head } });
  await expect(chat.host).toHaveCSS('color-scheme', 'light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(chat.host).toHaveCSS('color-scheme', 'dark');
  expect(faintPairs(await panelColours(chat.host))).toEqual([]);
});

test('given tokens stay as they are, and one line tells of those that cannot be read', async ({ page, chat }) => {
  const lines: string[] = [];
  page.on('console', (line) => line.type() === 'warning' && lines.push(line.text()));
  await page.emulateMedia({ colorScheme: 'light' });
  await chat.start({ options: { theme: '{"accent":"#0a7","text":"#dddddd","line":"#ff0000"}' } });
  const colours = await panelColours(chat.host);
  expect(colours).toMatchObject({ text: '#dddddd', line: '#ff0000' });
  await expect.poll(() => lines).toHaveLength(1);
  expect(lines[0]).toContain('[causerie] theme: light: text (#dddddd) on surface (#ffffff) has a contrast of');
});

test('the launcher has the accent at once, with a glyph that can be read on it, for 1,000 accents', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo', 'theme-accent': '#0a7' }));
  await expect(chat.launcher).toHaveCSS('background-color', 'rgb(0, 170, 119)');
  await expect(chat.launcher).toHaveCSS('color', /1\.1 1\.1 1\.1|0 0 0/);
  const random = seededRandom(11);
  const accents = Array.from({ length: 1_000 }, () => toHex([random(), random(), random()]));
  const inks = await chat.host.evaluate((host, all) => {
    const launcher = host.shadowRoot?.querySelector('button');
    return all.map((accent) => {
      host.style.setProperty('--causerie-accent', accent);
      return launcher ? getComputedStyle(launcher).color : '';
    });
  }, accents);
  const faint = accents.filter((accent, at) => {
    const [ink, plane] = [parseHex(inks[at]?.includes('1.1') ? '#fff' : '#000'), parseHex(accent)];
    return !ink || !plane || contrast(ink, plane) < 4.5;
  });
  expect(faint).toEqual([]);
  expect(new Set(inks).size).toBe(2);
});

test('without the code that computes, the chat is there, and the rest follows the accent by CSS', async ({
  page,
  chat,
}) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await withhold(page, 'ui/appearance/appearance.ts');
  await chat.start({ options: { 'theme-accent': '#7a1f5c' } });
  const colours = await panelColours(chat.host);
  expect(colours).toMatchObject({ accent: '#7a1f5c', focus: '#7a1f5c', link: '#7a1f5c', 'on-accent': '#ffffff' });
  expect(colours['user-bubble']).toBe('#f0e6ed');
  expect(faintPairs(colours)).toEqual([]);
});

test('a whole theme loads no code that computes', async ({ page, site, chat }) => {
  const before = site.requests.length;
  await chat.start({ page: { head: '<link rel="stylesheet" href="/causerie/themes/ember.css">' }, say: 'Hello' });
  await chat.ended();
  expect(site.requests.slice(before).filter((path) => path.includes('appearance'))).toEqual([]);
  expect((await panelColours(chat.host)).accent).toMatch(/#a63a1b|#ff9d76/);
  await page.close();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`the theme "default" has the colours of the panel without a theme: ${scheme}`, async ({ page, chat }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await chat.start();
    const { tokens } = JSON.parse(readFileSync('themes/default.json', 'utf8'));
    const colours = await panelColours(chat.host);
    const shipped = Object.keys(colours).map((token) => [token, tokens[token][scheme]]);
    expect(Object.entries(colours)).toEqual(shipped);
    expect(followingTokens.size).toBeGreaterThan(0);
  });
}

const pages = {
  brand: `<style>body { background: #faf7f2; color: #222; font-family: Georgia }
    button.buy { background: #b3123f; color: #fff; border: 0; border-radius: 4px }</style>`,
  dark: `<style>body { background: oklch(0.2 0.02 260); color: #eee }
    button.buy { background: color-mix(in oklch, gold, orange); border: 0; border-radius: 99px }</style>`,
  links: '<style>body { background: #fff } a { color: rgb(20 110 60) }</style>',
  hostile: `<style>html { background: url(x.png) } body { background: linear-gradient(red, blue) }
    button.buy { background: linear-gradient(red, blue) } a { color: #777 }</style>`,
  grey: '<style>body { background: #888 } a { color: inherit } button.buy { background: transparent }</style>',
  plain: '',
};

const body = '<p>Buy <a href="/x">more</a>.</p><button class="buy">Buy</button>';

/** Colours of tokens, and corners, by the name of a page. */
const looks: Readonly<Record<keyof typeof pages, Partial<Record<ColourToken | 'radius' | 'scheme', string>>>> = {
  brand: { surface: '#faf7f2', accent: '#b3123f', radius: '6.4px', scheme: 'light' },
  dark: { scheme: 'dark', radius: '22.4px' },
  links: { surface: '#ffffff', accent: '#146e3c', radius: '16px', scheme: 'light' },
  hostile: { surface: '#ffffff', accent: '#0b6e63', radius: '16px', scheme: 'light dark' },
  grey: { surface: '#ffffff', accent: '#0b6e63', radius: '16px', scheme: 'light dark' },
  plain: { surface: '#ffffff', accent: '#0b6e63', radius: '16px', scheme: 'light dark' },
};

for (const [name, look] of Object.entries(looks)) {
  test(`theme "auto" takes colours and corners from the page: ${name}`, async ({ page, site, gateway, chat }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    const script = `<script src="/causerie/causerie.js" data-url="${gateway.url}" data-model="rehearsal/echo" data-theme="auto" async></script>`;
    await page.goto(site.page(body + script, { head: pages[name as keyof typeof pages] }));
    await chat.open();
    const colours = await panelColours(chat.host);
    expect(faintPairs(colours)).toEqual([]);
    const { radius, scheme, ...tokens } = look;
    expect(colours).toMatchObject(tokens);
    await expect(chat.panel).toHaveCSS('border-top-left-radius', radius ?? '');
    await expect(chat.host).toHaveCSS('color-scheme', scheme ?? '');
    if (name === 'brand') await expect(chat.panel).toHaveCSS('font-family', 'Georgia');
    const accent = parseHex(colours.accent)?.map((level) => Math.round(level * 255));
    await expect(chat.launcher).toHaveCSS('background-color', `rgb(${accent?.join(', ')})`);
  });
}
