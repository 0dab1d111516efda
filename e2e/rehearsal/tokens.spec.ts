import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { colourTokens, contrastPairs, type ColourToken } from '../../src/core/contrast-pairs.js';
import { themeFields } from '../../src/options/theme-tokens.js';
import { expect, test, type DemoSite } from '../support/demo-site.js';
import { stateNames } from '../support/state-names.js';

/** For each kind of token another value than that of any theme. */
function otherValue(token: string): string {
  if ((colourTokens as readonly string[]).includes(token)) return '#c0ffee';
  const values: Readonly<Record<string, string>> = {
    font: 'monospace',
    'font-mono': 'serif',
    density: '1.7',
    shadow: '0 0 0 6px #c0ffee',
    motion: '7',
    'launcher-glyph': 'circle(5px)',
    'panel-width': '333px',
    'panel-height': '333px',
    radius: '3px',
  };
  return values[token] ?? (token.startsWith('font-size') ? '27px' : '1px');
}

/** Shows the page as it is, with every movement at the same moment of it. */
async function picture(page: Page): Promise<Buffer> {
  await page.evaluate(() => {
    const root = document.querySelector('causerie-chat')?.shadowRoot;
    for (const element of root?.querySelectorAll('*') ?? []) {
      for (const animation of element.getAnimations()) {
        animation.pause();
        animation.currentTime = 300;
      }
    }
  });
  return page.screenshot();
}

async function setToken(page: Page, token: string, value: string): Promise<void> {
  await page.evaluate(
    ([name, text]) =>
      document.querySelector<HTMLElement>('causerie-chat')?.style.setProperty(`--causerie-${name}`, text ?? ''),
    [token, value],
  );
}

test('every token changes what is on the screen', async ({ page, demo }) => {
  // The layers of a page need another element in the page: the next test.
  const unseen = new Set(Object.keys(themeFields).filter((token) => token !== 'z-index'));
  for (const state of [
    'closed-unread',
    'closed-label',
    'empty',
    'code-table',
    'error',
    'waiting',
    'not-reachable',
    'menu',
  ]) {
    if (unseen.size === 0) break;
    await demo.show(page, state, { scheme: 'light' });
    // A picture of a page that nothing changes is the same again.
    expect((await picture(page)).equals(await picture(page)), state).toBe(true);
    for (const token of unseen) {
      // Anew each time: a larger font may have scrolled the page.
      const before = await picture(page);
      await setToken(page, token, otherValue(token));
      if (!(await picture(page)).equals(before)) unseen.delete(token);
      await setToken(page, token, '');
    }
  }
  expect([...unseen]).toEqual([]);
});

test('the token z-index puts the chat among the layers of the page', async ({ page, site, gateway }) => {
  const cover = '<style>div { position: fixed; inset: 0; background: navy; z-index: 5 }</style>';
  const shown = async (rule: string): Promise<Buffer> => {
    await page.goto(site.page('<div></div>', { head: cover + rule }));
    await page.addScriptTag({ url: '/causerie/causerie.js' });
    await page.evaluate((url) => window.Causerie?.createChat({ url, model: 'rehearsal/echo' }), gateway.url);
    return page.screenshot();
  };
  const above = await shown('');
  expect((await shown('<style>causerie-chat { --causerie-z-index: 4 }</style>')).equals(above)).toBe(false);
  expect((await shown('<style>causerie-chat { --causerie-z-index: 6 }</style>')).equals(above)).toBe(true);
});

const marked = Object.fromEntries(colourTokens.map((token, at) => [token, `rgb(${at + 1}, ${200 - at}, 7)`]));
const openStates = stateNames.filter((name) => !/^closed-|^opening$/.test(name));
const quarter = Math.ceil(openStates.length / 4);

for (const states of [0, 1, 2, 3].map((part) => openStates.slice(part * quarter, (part + 1) * quarter))) {
  test(`the list of pairs holds every colour of words and glyphs, and what lies behind it: ${states[0]} to ${states.at(-1)}`, async ({
    page,
    demo,
  }) => {
    const known = new Set(contrastPairs.map(([front, back]) => `${front} on ${back}`));
    for (const state of states) {
      const found = await pairsOf(page, demo, state);
      expect([state, found.filter((pair) => !known.has(pair))]).toEqual([state, []]);
    }
  });
}

test('every colour of words is on the screen to be found', async ({ page, demo }) => {
  const found: string[] = [];
  for (const state of ['closed-label', 'empty', 'draft', 'code-table', 'links', 'error', 'erase-all']) {
    found.push(...(await pairsOf(page, demo, state)));
  }
  const fronts = new Set(found.map((pair) => pair.split(' ')[0]));
  const words: readonly ColourToken[] = ['text', 'text-quiet', 'on-accent', 'on-user-bubble', 'link', 'warning-text'];
  expect([...words, 'header-text', 'header-text-quiet', 'offline'].filter((token) => !fronts.has(token))).toEqual([]);
});

async function pairsOf(page: Page, demo: DemoSite, state: string): Promise<string[]> {
  await demo.show(page, state, { scheme: 'light' });
  for (const [token, colour] of Object.entries(marked)) await setToken(page, token, colour);
  return pairsOnScreen(page);
}

test('the parts of the chat are those that the documents name, in every state', async ({ page, demo }) => {
  const parts = new Set<string>();
  for (const state of ['empty', 'code-table', 'streaming', 'error', 'menu', 'your-data', 'closed-label']) {
    await demo.show(page, state);
    const found = await page.locator('causerie-chat').evaluate((host) => {
      const elements = [...(host.shadowRoot?.querySelectorAll('[part]') ?? [])];
      return elements.flatMap((element) => [...element.part]);
    });
    for (const part of found) parts.add(part);
  }
  const [, table = ''] = /## Parts([^]*)/.exec(readFileSync('docs/themes.md', 'utf8')) ?? [];
  const documented = Array.from(table.matchAll(/^\| `([\w-]+)`/gm), ([, name = '']) => name);
  expect([...parts].toSorted()).toEqual(documented.toSorted());
  expect(documented).toEqual(['launcher', 'panel', 'header', 'composer', 'user-message', 'answer']);
});

/** Pairs of tokens, by their colours: words and glyphs on the nearest background around them. */
async function pairsOnScreen(page: Page): Promise<string[]> {
  return page.evaluate((colours) => {
    const tokenOf = (colour: string): string | undefined =>
      Object.keys(colours).find((token) => colours[token] === colour);
    const root = document.querySelector('causerie-chat')?.shadowRoot;
    const pairs = new Set<string>();
    for (const element of root?.querySelectorAll('*') ?? []) {
      const hasWords = [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim());
      // WCAG asks nothing of controls that do nothing now.
      const isSeen =
        element.checkVisibility({ visibilityProperty: true }) && !element.closest('.unseen, [aria-disabled="true"]');
      if (!isSeen || !(hasWords || element.matches('.icon, input, textarea'))) continue;
      const fields = element.matches('input, textarea') ? ['', '::placeholder'] : [''];
      let place: Element | null = element;
      while (place && getComputedStyle(place).backgroundColor === 'rgba(0, 0, 0, 0)') place = place.parentElement;
      const back = place && tokenOf(getComputedStyle(place).backgroundColor);
      for (const pseudo of fields) {
        const front = tokenOf(getComputedStyle(element, pseudo || null).color);
        if (front && back) pairs.add(`${front} on ${back}`);
      }
    }
    return [...pairs];
  }, marked);
}
