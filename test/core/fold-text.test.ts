import '../support/property-seed.js';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText, hasWords, queryWords, rangesOf } from '../../src/core/fold-text.js';

const letters = fc.string({
  unit: fc.constantFrom(...'aÀéèß œŒςσΣİıﬁñØłじ한Й\u0301\u0327e\u0300 👩‍💻Ａ𝐀'),
});

test.each([
  ['crème brûlée', 'CREME'],
  ['cœur', 'coeur'],
  ['Straße', 'STRASSE'],
  ['ΟΔΟΣ', 'οδος'],
  ['İstanbul', 'istanbul'],
  ['re\u0301sume\u0301', 'résumé'],
  ['ﬁn', 'fin'],
  ['Ёлка', 'елка'],
])('%s is found by %s', (text, query) => {
  expect(hasWords(text, queryWords(query))).toBe(true);
  const [range] = rangesOf(text, queryWords(query));
  expect(range?.[0]).toBe(0);
});

test('every word must be there, in any order; no word finds nothing', () => {
  expect(hasWords('the sensor over HTTP', queryWords('http  Sensor'))).toBe(true);
  expect(hasWords('the sensor over HTTP', queryWords('http gateway'))).toBe(false);
  expect(hasWords('anything', queryWords('  '))).toBe(false);
});

test('ranges name the places in the text as it is written', () => {
  expect(rangesOf('Crème, creme', queryWords('crème'))).toEqual([
    [0, 5],
    [7, 12],
  ]);
  const decomposed = 'a cre\u0300me b';
  const [range] = rangesOf(decomposed, queryWords('crème'));
  expect(decomposed.slice(...(range ?? []))).toBe('cre\u0300me');
  expect(rangesOf('ababab', queryWords('ab aba'))).toEqual([[0, 6]]);
});

test('a text folds letter by letter as it does whole', () => {
  fc.assert(
    fc.property(letters, (text) => {
      expect([...text].map(foldText).join('')).toBe(foldText(text));
    }),
  );
});

test('what is marked folds to the words, and where there are words something is marked', () => {
  fc.assert(
    fc.property(letters, letters, (text, query) => {
      const words = queryWords(query);
      const ranges = rangesOf(text, words);
      if (hasWords(text, words)) expect(ranges.length).toBeGreaterThan(0);
      for (const [start, end] of ranges) {
        const marked = foldText(text.slice(start, end));
        expect(words.some((word) => marked.includes(word))).toBe(true);
      }
    }),
  );
});
