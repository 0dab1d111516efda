import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { colourOf, contrast, contrastPairs, type Scheme, type Theme } from './contrast.js';
import { readTheme } from './read-theme.js';

const folder = new URL('../../themes/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.css'));
const schemes: readonly Scheme[] = ['light', 'dark'];

function themeOf(file: string): Theme {
  return readTheme(readFileSync(new URL(file, folder), 'utf8'));
}

/** The pairs that are too near to each other. */
function tooNear(theme: Theme, scheme: Scheme): string[] {
  return contrastPairs.flatMap(([front, back, least]) => {
    const ratio = contrast(colourOf(theme, front, scheme), colourOf(theme, back, scheme));
    return ratio < least ? [`${front} on ${back}: ${ratio.toFixed(2)} < ${least}`] : [];
  });
}

test('two themes are shipped', () => {
  expect(files).toEqual(['ember.css', 'slate.css']);
});

test.for(files.flatMap((file) => schemes.map((scheme) => [file, scheme] as const)))(
  'sets tokens only, and can be read by everyone: %s, %s',
  ([file, scheme]) => {
    expect(tooNear(themeOf(file), scheme)).toEqual([]);
  },
);

function styles(file: string): string {
  return readFileSync(new URL(`../../src/${file}`, import.meta.url), 'utf8');
}

function defaultTokens(): Map<string, string> {
  const set = styles('ui/tokens.css').matchAll(/--causerie-([\w-]+):\s*([^;]+);/g);
  return new Map(Array.from(set, ([, name = '', value = '']) => [name, value]));
}

test('the launcher has the colours of the default tokens before they are loaded', () => {
  const theme = defaultTokens();
  const worn = [...styles('launcher/launcher.css').matchAll(/var\(--causerie-([\w-]+), (light-dark\(.*?\))\)/g)];
  expect(worn.map(([, name]) => name)).toEqual(['accent', 'on-accent']);
  for (const [, name = '', value] of worn) expect(value).toBe(theme.get(name));
});

test('the default tokens can be read by everyone', () => {
  const theme = defaultTokens();
  expect(schemes.map((scheme) => tooNear(theme, scheme))).toEqual([[], []]);
});

test.for([
  ['causerie-chat { --causerie-accent: red } p { color: red }', 'one rule'],
  ['.other { --causerie-accent: red }', 'one rule'],
  ['@import "x.css"; causerie-chat { --causerie-accent: red }', 'one rule'],
  ['causerie-chat { --causerie-accnt: red }', 'no token'],
  ['causerie-chat { color: red }', 'no token'],
  ['causerie-chat { --causerie-accent: red; --causerie-accent: blue }', 'twice'],
])('a file that does more than set tokens is refused: %s', ([css, reason]) => {
  expect(() => readTheme(css ?? '')).toThrow(reason);
});

test('contrast is measured as WCAG defines it', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  const faint = new Map(contrastPairs.flatMap(([front, back]) => [front, back].map((token) => [token, '#777777'])));
  expect(tooNear(faint, 'dark').length).toBe(contrastPairs.length);
});
