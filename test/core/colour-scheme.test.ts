import { expect, test } from 'vitest';
import { contrast, fromOklch, parseHex, toHex, toOklch } from '../../src/core/colour.js';
import { computeScheme, faintPairs, isDarkSurface } from '../../src/core/colour-scheme.js';
import { seededRandom } from '../../src/testing/seeded-random.js';

const hexes = (count: number, seed: number): string[] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => toHex([random(), random(), random()]));
};

test('every pair of a computed scheme can be read, for 1,000 accents in light and dark', () => {
  for (const accent of hexes(1_000, 1)) {
    for (const isDark of [false, true]) {
      expect([accent, isDark, faintPairs(computeScheme({ accent }, isDark))]).toEqual([accent, isDark, []]);
    }
  }
});

test('so it is on 1,000 surfaces of the owner, which stay as they are', () => {
  const accents = hexes(1_000, 2);
  for (const [index, tone] of hexes(1_000, 3).entries()) {
    // Surfaces as owners choose them: near white or near black. In between no text has enough contrast to all planes.
    const { c, h } = toOklch(parseHex(tone) ?? [1, 1, 1]);
    const surface = toHex(fromOklch({ l: index % 2 ? 0.95 : 0.22, c: Math.min(c, 0.04), h }));
    const isDark = isDarkSurface(surface);
    const scheme = computeScheme({ accent: accents[index] ?? '#000000', surface }, isDark);
    expect(scheme.surface).toBe(surface);
    expect([surface, faintPairs(scheme)]).toEqual([surface, []]);
  }
});

test('an accent that can be read stays as it is', () => {
  expect(computeScheme({ accent: '#0b6e63' }, false).accent).toBe('#0b6e63');
  expect(computeScheme({ accent: '#4fc3b4' }, true).accent).toBe('#4fc3b4');
});

test('a colour survives the way to OKLCH and back', () => {
  for (const hex of hexes(200, 4)) {
    const colour = parseHex(hex);
    expect(colour && toHex(fromOklch(toOklch(colour)))).toBe(hex);
  }
});

test('contrast is measured as WCAG defines it', () => {
  expect(contrast([0, 0, 0], [1, 1, 1])).toBe(21);
  expect(contrast(parseHex('#777') ?? [0, 0, 0], [1, 1, 1])).toBeCloseTo(4.48, 2);
  expect(parseHex('#12345')).toBeUndefined();
  expect(parseHex('red')).toBeUndefined();
});
