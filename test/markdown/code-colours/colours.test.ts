import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contrast, parseHex } from '../../../src/core/colour.js';
import { loadGrammar } from '../../../src/markdown/code-colours/languages.js';
import { tokenTypes } from '../../../src/markdown/code-colours/tokens.js';

function css(path: string): string {
  return readFileSync(new URL(`../../../src/${path}`, import.meta.url), 'utf8');
}

function contrastOf(one: string, other: string): number {
  const [front, back] = [parseHex(one), parseHex(other)];
  return front && back ? contrast(front, back) : 0;
}

const pair = String.raw`light-dark\((#\w{6}), (#\w{6})\)`;

const themes = new URL('../../../themes/', import.meta.url);

test.for(readdirSync(themes).filter((name) => name.endsWith('.json')))(
  'every colour of code stands out from its surface, light and dark: %s',
  (name) => {
    const { light, dark } = JSON.parse(readFileSync(new URL(name, themes), 'utf8')).tokens['code-surface'];
    const sheet = css('markdown/code-colours/colours.css');
    for (const type of tokenTypes) {
      const painted = new RegExp(String.raw`::highlight\(causerie-${type}\) \{\s*color: ${pair}`).exec(sheet);
      const spans = new RegExp(String.raw`\.token-${type} \{\s*color: ${pair}`).exec(sheet);
      expect(painted?.slice(1), type).toEqual(spans?.slice(1));
      expect(contrastOf(painted?.[1] ?? '', light), type).toBeGreaterThanOrEqual(4.5);
      expect(contrastOf(painted?.[2] ?? '', dark), type).toBeGreaterThanOrEqual(4.5);
    }
  },
);

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
