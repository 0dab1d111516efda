import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nearestInk } from '../../../src/markdown/formulas/inks.js';

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
const names = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink', 'gray'];

test.each(names)('what is written in %s, or on it, can be read, light and dark', (name) => {
  const pairOf = (sheet: string, before: string): string[] => new RegExp(before + pair).exec(sheet)?.slice(1) ?? [];
  const tokens = css('ui/tokens.css');
  const sheet = css('markdown/formulas/formulas.css');
  const surfaces = pairOf(tokens, '--causerie-surface: ');
  const texts = pairOf(tokens, '--causerie-text: ');
  const inks = pairOf(sheet, String.raw`\.ink-${name} \{\s*color: `);
  const papers = pairOf(sheet, String.raw`\.paper-${name} \{\s*background: `);
  for (const scheme of [0, 1]) {
    expect(contrast(inks[scheme] ?? '', surfaces[scheme] ?? '')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(texts[scheme] ?? '', papers[scheme] ?? '')).toBeGreaterThanOrEqual(4.5);
  }
});

test.each([
  ['#ff0000', 'red'],
  ['#f00', 'red'],
  ['#e91e63', 'pink'],
  ['#ff8800', 'orange'],
  ['#ffff00', 'yellow'],
  ['#008000', 'green'],
  ['#00ffff', 'teal'],
  ['#00f', 'blue'],
  ['#1e90ff', 'blue'],
  ['#800080', 'purple'],
  ['#8a2be2', 'purple'],
  ['#808080', 'gray'],
  ['#000000', undefined],
  ['#fff', undefined],
  ['url(https://evil.test)', undefined],
  ['red', undefined],
  ['#ff00', undefined],
])('writes %s in %s', (colour, ink) => {
  expect(nearestInk(colour)).toBe(ink);
});
