import { expect, test } from 'vitest';
import { languageFor, languages } from '../../src/strings/languages.js';

test.for([
  ['fr', 'fr'],
  ['de-CH-1996', 'de'],
  ['pt', 'pt-BR'],
  ['pt-BR', 'pt-BR'],
  ['pt_BR', 'pt-BR'],
  ['pt-PT', 'pt-PT'],
  ['pt-AO', 'pt-PT'],
  ['in', 'id'],
  ['iw-IL', 'he'],
  ['ar-EG', 'ar'],
  ['sv-FI', 'sv'],
  ['zh', 'zh-Hans'],
  ['zh-SG', 'zh-Hans'],
  ['zh-TW', 'zh-Hant'],
  ['zh-HK', 'zh-Hant'],
  ['zh-Hant-CN', 'zh-Hant'],
  ['FR-ca', 'fr'],
  ['fr_BE', 'fr'],
  [' fr ', 'fr'],
  ['en', undefined],
  ['en-GB', undefined],
  ['tlh', undefined],
  ['', undefined],
  ['not a tag', undefined],
  ['fra-not-a-tag-at-all-since-too-long-in-a-part', undefined],
])('one tag leads to the nearest language: %s', ([wanted = '', name]) => {
  expect(languageFor(wanted)?.lang).toBe(name);
});

test('of several tags the first that has a language counts, English too', () => {
  expect(languageFor('tlh,fr-CH,en')?.lang).toBe('fr');
  expect(languageFor('tlh,en-US,fr')).toBeUndefined();
  expect(languageFor('a b,fr')?.lang).toBe('fr');
});

test('the names are tags in their usual spelling', () => {
  for (const name of Object.keys(languages)) expect(Intl.getCanonicalLocales(name)).toEqual([name]);
});

test('Arabic and Hebrew are written from right to left, the others from left to right', () => {
  const fromRight = Object.keys(languages).filter((name) => languages[name]?.dir === 'rtl');
  expect(fromRight).toEqual(['ar', 'he']);
});
