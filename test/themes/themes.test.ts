import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkTheme } from '../../src/command/check-theme.js';
import { readCssColour } from '../../src/command/css-colour.js';
import { readTheme } from '../../src/command/read-theme.js';
import { contrast, mixed, parseHex, type Rgb } from '../../src/core/colour.js';
import { colourTokens, contrastPairs, faintPairs, followingTokens } from '../../src/core/contrast-pairs.js';

const folder = new URL('../../themes/', import.meta.url);
const names = ['default', 'ember', 'high-contrast', 'midnight', 'paper', 'slate', 'soft', 'technova', 'terminal'];
const defaults = fileOf('default.json');

function fileOf(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

test('nine themes are shipped, each as CSS and as JSON', () => {
  const files = names.flatMap((name) => [`${name}.css`, `${name}.json`]);
  expect(readdirSync(folder).toSorted()).toEqual(files.toSorted());
});

test.for(names.flatMap((name) => [`${name}.css`, `${name}.json`]))(
  'sets tokens only, every colour in light and dark, and can be read by everyone: %s',
  (file) => {
    const kind = file.endsWith('.json') ? 'json' : 'css';
    expect(checkTheme(fileOf(file), kind, defaults)).toEqual([]);
    const { tokens } = readTheme(fileOf(file), kind);
    for (const token of colourTokens) {
      expect([token, tokens.get(token)?.light]).toEqual([token, expect.stringMatching(/^#[\da-f]{6}$/)]);
      expect([token, tokens.get(token)?.dark]).toEqual([token, expect.stringMatching(/^#[\da-f]{6}$/)]);
    }
  },
);

test('a text of the theme high-contrast has at least 7:1', () => {
  const { tokens } = readTheme(fileOf('high-contrast.json'), 'json');
  for (const scheme of ['light', 'dark'] as const) {
    const colours = Object.fromEntries(Array.from(tokens, ([name, value]) => [name, value[scheme]]));
    const texts = contrastPairs
      .filter(([, , least]) => least === 4.5)
      .map(([front, back]) => [front, back, 7] as const);
    expect(faintPairs(colours, texts)).toEqual([]);
  }
});

test.for(names)('a message that has failed or waits can be read, though it is paler: %s', (name) => {
  const opacity = /\.bubble \{\s*opacity: ([\d.]+)/.exec(styles('ui/transcript.css'))?.[1];
  const { tokens } = readTheme(fileOf(`${name}.json`), 'json');
  for (const scheme of ['light', 'dark'] as const) {
    const colour = (token: string): Rgb => parseHex(tokens.get(token)?.[scheme] ?? '') ?? [0, 0, 0];
    const pale = (token: string): Rgb => mixed(colour(token), colour('surface'), 1 - Number(opacity));
    expect(contrast(pale('on-user-bubble'), pale('user-bubble'))).toBeGreaterThanOrEqual(4.5);
  }
});

function styles(file: string): string {
  return readFileSync(new URL(`../../src/${file}`, import.meta.url), 'utf8');
}

function defaultTokens(): Map<string, string> {
  const set = styles('ui/tokens.css').matchAll(/--causerie-([\w-]+):\s*([^;]+);/g);
  return new Map(Array.from(set, ([, name = '', value = '']) => [name, value]));
}

test('the launcher wears the default tokens before they are loaded', () => {
  const plain = (css: string): string => css.replace(/\s+/g, ' ');
  const theme = defaultTokens();
  const launcher = plain(styles('launcher/launcher.css'));
  const worn = [...launcher.matchAll(/var\(--causerie-([\w-]+), (light-dark\(.*?\))\)/g)];
  expect(worn.map(([, name, value]) => [name, value])).toEqual([['accent', theme.get('accent')]]);
  const ink = plain(theme.get('on-accent') ?? '').replaceAll('--causerie-accent', '--accent');
  expect(launcher).toContain(`color: var( --causerie-on-accent, ${ink} )`);
  expect(launcher).toContain('calc(var(--causerie-radius, 16px) * 1.75)');
  expect(theme.get('radius-launcher')).toBe('calc(var(--causerie-radius) * 1.75)');
});

test('the rules of the tokens alone make those colours follow that are said to', () => {
  const following = [...defaultTokens()].filter(([, value]) => !value.startsWith('light-dark(#')).map(([name]) => name);
  expect(following.filter((name) => (colourTokens as readonly string[]).includes(name)).toSorted()).toEqual(
    [...followingTokens].toSorted(),
  );
});

// Those that follow from others are compared on the screen: e2e/rehearsal/themes.spec.ts.
test('the theme "default" is what the panel has without a theme', () => {
  const shipped = readTheme(fileOf('default.css'), 'css').tokens;
  const literal = [...defaultTokens()].filter(([, value]) => !/var\(/.test(value));
  const rule = `causerie-chat {${literal.map(([name, value]) => `--causerie-${name}: ${value}`).join(';')}}`;
  const { tokens } = readTheme(rule, 'css');
  const compared = [...shipped].filter(([token]) => tokens.has(token));
  expect(compared.length).toBeGreaterThan(10);
  for (const [token, value] of compared) expect([token, tokens.get(token)]).toEqual([token, value]);
});

test.for([
  ['rgb(119, 119, 119)', '#777777'],
  ['rgb(119 119 119 / 100%)', '#777777'],
  ['RGBA(119,119,119,1)', '#777777'],
  ['hsl(0 0% 46.7%)', '#777777'],
  ['hsl(210deg, 50%, 40%)', '#336699'],
  ['hsl(-150 50% 40%)', '#336699'],
  ['hwb(210 20% 40%)', '#336699'],
  ['oklch(44.027% 0.160303 303.373)', '#663399'],
  ['oklab(44.027% 0.0882 -0.1339)', '#663399'],
  ['rebeccapurple', '#663399'],
  ['#369', '#336699'],
  ['#336699ff', '#336699'],
])('a colour is read as CSS writes it: %s', ([text = '', hex]) => {
  expect(readCssColour(text)).toBe(hex);
});

test.for([
  'transparent',
  'rgb(1 2 3 / 50%)',
  '#33669980',
  'currentcolor',
  'var(--brand)',
  'rgb(1, 2)',
  'hsl(50%, 1, 1)',
  'x',
])('no other text is a colour that can be judged: %s', (text) => {
  expect(readCssColour(text)).toBeUndefined();
});

test.for([
  ['--causerie-text: rgb(120 120 120)', 'light: text (#787878) on surface (#ffffff) has a contrast of 4.41'],
  ['--causerie-text: light-dark(hsl(0 0% 47%), white)', 'light: text (#787878) on surface (#ffffff)'],
  ['--causerie-text: silver', 'light: text (#c0c0c0) on surface (#ffffff)'],
  ['--causerie-accent: gold; --causerie-on-accent: white', 'light: on-accent (#ffffff) on accent'],
  ['--causerie-surface: #fffaf0; --causerie-text: oklch(70% 0.1 50)', 'dark: text'],
  ['--causerie-shadow: light-dark(0 0 1px red, none)', '"shadow" is no colour'],
])('the command judges what a visitor would see: %s', ([rule = '', finding]) => {
  expect(checkTheme(`causerie-chat { ${rule} }`, 'css', defaults).join('\n')).toContain(finding);
});

test('an accent and a surface alone can be read, since all else follows', () => {
  for (const rule of ['--causerie-accent: gold', '--causerie-surface: #fffaf0; --causerie-accent: #7a1f5c']) {
    expect(checkTheme(`causerie-chat { ${rule} }`, 'css', defaults)).toEqual([]);
  }
});

test.for([
  ['causerie-chat { --causerie-accent: red } p { color: red }', 'one rule'],
  ['.other { --causerie-accent: red }', 'one rule'],
  ['@import "x.css"; causerie-chat { --causerie-accent: red }', 'one rule'],
  ['causerie-chat { --causerie-accnt: red }', 'no token'],
  ['causerie-chat { color: red }', 'no custom property'],
  ['causerie-chat { --causerie-accent: red; --causerie-accent: blue }', 'twice'],
  ['causerie-chat { --causerie-text: #777777 }', 'contrast of'],
])('a file that does more than set tokens that can be read is refused: %s', ([css = '', reason]) => {
  expect(checkTheme(css, 'css', defaults).join('\n')).toContain(reason);
});

test.for([
  ['{', 'not JSON'],
  ['{}', 'an object "tokens"'],
  ['{"tokens":{"accnt":"red"}}', 'no token'],
  ['{"tokens":{"accent":1}}', 'neither a text'],
  ['{"tokens":{"accent":{"light":"#fff"}}}', 'neither a text'],
  ['{"tokens":{"text":{"light":"#777777","dark":"#ffffff"}}}', 'light: text (#777777) on surface (#ffffff)'],
])('a theme as JSON with a mistake is refused: %s', ([json = '', reason]) => {
  expect(checkTheme(json, 'json', defaults).join('\n')).toContain(reason);
});
