import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { themeFields } from '../../src/options/theme-tokens.js';

const folder = new URL('../../src/ui/', import.meta.url);
/** All but the sheet that gives the tokens their defaults. */
const files = readdirSync(folder, { encoding: 'utf8', recursive: true }).filter(
  (name) => name.endsWith('.css') && name !== 'tokens.css',
);
const rawColour =
  /#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark)\(|:\s*(?:white|black|red|green|blue|gr[ae]y|silver|orange|yellow)\b/i;

function read(file: string): string {
  return readFileSync(new URL(file, folder), 'utf8').replace(/\/\*[^]*?\*\//g, '');
}

test.for(files)('colours come from tokens only: %s', (file) => {
  expect(read(file).match(rawColour)?.[0]).toBeUndefined();
});

test.for(files)('only known tokens are used, and sizes do not depend on the page: %s', (file) => {
  const css = read(file);
  const names = Array.from(css.matchAll(/--causerie-([\w-]+)/g), ([, name = '']) => name);
  expect(names.filter((name) => !Object.hasOwn(themeFields, name))).toEqual([]);
  expect(css.match(/[\d.](?:rem|pt)\b/)).toBeNull();
});

test('the rule about colours catches them', () => {
  for (const css of ['a{color:#fff}', 'a{color: red}', 'a{background:rgb(0 0 0 / 1%)}', 'a{color:light-dark(a,b)}']) {
    expect(css).toMatch(rawColour);
  }
  expect('a{color:var(--causerie-text);border:1px solid currentColor;fill:none}').not.toMatch(rawColour);
});
