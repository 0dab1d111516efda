import { expect, test } from 'vitest';
import { contrast, fromOklch, parseHex, toHex, toOklch } from '../../src/core/colour.js';
import { computeScheme, isDarkSurface } from '../../src/core/colour-scheme.js';
import { faintPairs } from '../../src/core/contrast-pairs.js';
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

test('so it is on 1,000 surfaces of the owner of any tone, which stay as they are', () => {
  const accents = hexes(1_000, 2);
  for (const [index, surface] of hexes(1_000, 3).entries()) {
    const scheme = computeScheme({ accent: accents[index] ?? '#000000', surface }, isDarkSurface(surface));
    expect(scheme.surface).toBe(surface);
    expect([surface, faintPairs(scheme)]).toEqual([surface, []]);
  }
});

test('so it is around 1,000 headers, bubbles and notices of the owner', () => {
  const [headers, bubbles, notices, accents] = [hexes(1_000, 5), hexes(1_000, 6), hexes(1_000, 7), hexes(1_000, 8)];
  for (const [index, header] of headers.entries()) {
    const given = {
      accent: accents[index],
      'header-surface': header,
      'user-bubble': bubbles[index],
      'warning-surface': notices[index],
    };
    const scheme = computeScheme(given, index % 2 === 0);
    expect(scheme).toMatchObject({ ...given, accent: scheme.accent });
    expect([given, faintPairs(scheme)]).toEqual([given, []]);
  }
});

test('given colours stay as they are, also where they cannot be read', () => {
  const given = { surface: '#fffaf0', text: '#ddccbb', 'on-user-bubble': '#eeeeee', line: '#ff0000' };
  const scheme = computeScheme({ accent: '#7a1f5c', ...given }, false);
  expect(scheme).toMatchObject(given);
  expect(faintPairs(scheme).map(({ front }) => front)).toEqual(['text', 'text', 'text', 'on-user-bubble']);
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
