import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadGrammar } from '../../../src/markdown/code-colours/languages.js';
import { tokenTypes } from '../../../src/markdown/code-colours/tokens.js';

function css(path: string): string {
  return readFileSync(new URL(`../../../src/${path}`, import.meta.url), 'utf8');
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const pair = String.raw`light-dark\((#\w{6}), (#\w{6})\)`;

test('every colour of code stands out from its surface, light and dark', () => {
  const [, light = '', dark = ''] = new RegExp(`--causerie-code-surface: ${pair}`).exec(css('ui/tokens.css')) ?? [];
  const sheet = css('markdown/code-colours/colours.css');
  for (const type of tokenTypes) {
    const painted = new RegExp(String.raw`::highlight\(causerie-${type}\) \{\s*color: ${pair}`).exec(sheet);
    const spans = new RegExp(String.raw`\.token-${type} \{\s*color: ${pair}`).exec(sheet);
    expect(painted?.slice(1), type).toEqual(spans?.slice(1));
    expect(contrast(painted?.[1] ?? '', light), type).toBeGreaterThanOrEqual(4.5);
    expect(contrast(painted?.[2] ?? '', dark), type).toBeGreaterThanOrEqual(4.5);
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
