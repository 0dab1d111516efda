import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contrast, parseHex, toHex } from '../../../src/core/colour.js';
import { computeScheme, isDarkSurface } from '../../../src/core/colour-scheme.js';
import { loadGrammar } from '../../../src/markdown/code-colours/languages.js';
import { tokenTypes } from '../../../src/markdown/code-colours/tokens.js';
import { seededRandom } from '../../../src/testing/seeded-random.js';

function css(path: string): string {
  return readFileSync(new URL(`../../../src/${path}`, import.meta.url), 'utf8');
}

function contrastOf(one: string, other: string): number {
  const [front, back] = [parseHex(one), parseHex(other)];
  return front && back ? contrast(front, back) : 0;
}

const pair = String.raw`light-dark\((#\w{6}), (#\w{6})\)`;

/** The colours of code, light and dark. */
const colours = tokenTypes.map((type) => {
  const sheet = css('markdown/code-colours/colours.css');
  const painted = new RegExp(String.raw`::highlight\(causerie-${type}\) \{\s*color: ${pair}`).exec(sheet);
  const spans = new RegExp(String.raw`\.token-${type} \{\s*color: ${pair}`).exec(sheet);
  expect(painted?.slice(1), type).toEqual(spans?.slice(1));
  const [, light = '', dark = ''] = painted ?? [];
  return { type, light, dark };
});

/** Those that do not stand out from a surface. */
function faintOn(surface: string, scheme: 'light' | 'dark'): string[] {
  return colours.filter((colour) => contrastOf(colour[scheme], surface) < 4.5).map(({ type }) => type);
}

const themes = new URL('../../../themes/', import.meta.url);

test.for(readdirSync(themes).filter((name) => name.endsWith('.json')))(
  'every colour of code stands out from its surface, light and dark: %s',
  (name) => {
    const { tokens } = JSON.parse(readFileSync(new URL(name, themes), 'utf8'));
    const { light, dark } = tokens['code-surface'];
    expect([...faintOn(light, 'light'), ...faintOn(dark, 'dark')]).toEqual([]);
  },
);

test('so does it from computed surfaces, for 300 accents and surfaces of any tone', () => {
  const random = seededRandom(5);
  const some = (): string => toHex([random(), random(), random()]);
  for (let count = 0; count < 300; count += 1) {
    const [accent, surface] = [some(), some()];
    const scheme = isDarkSurface(surface) ? 'dark' : 'light';
    const code = computeScheme({ accent, surface }, scheme === 'dark')['code-surface'];
    expect([surface, code, faintOn(code, scheme)]).toEqual([surface, code, []]);
    const plain = computeScheme({ accent }, scheme === 'dark')['code-surface'];
    expect([accent, plain, faintOn(plain, scheme)]).toEqual([accent, plain, []]);
  }
});

test.each(['js', 'TypeScript', 'python', 'sh', 'c++', 'C#', 'html', 'Dockerfile', 'diff', 'yml'])(
  'knows %s',
  async (name) => {
    expect(await loadGrammar(name)).toBeDefined();
  },
);

test('leaves other languages plain', async () => {
  for (const name of ['', 'brainwave', '__proto__', 'constructor', 'js typescript']) {
    expect(await loadGrammar(name)).toBeUndefined();
  }
});
