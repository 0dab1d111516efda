import { expect, test } from 'vitest';
import { faultsOf, textsByPath, type Text } from '../../scripts/strings/check-texts.mjs';
import { isUsed, usedNames } from '../../scripts/strings/used-names.mjs';

const english = {
  menu: { search: 'Search', more: 'More: {title}', found: { one: '1 result', other: '{count} results' } },
};

/** The faults of a language with these texts of the menu. */
function faults(tag: string, menu: object): string[] {
  return faultsOf(tag, textsByPath({ menu }), textsByPath(english));
}

const polish = {
  search: 'Szukaj',
  more: 'Więcej: {title}',
  found: { one: '{count} wynik', few: '{count} wyniki', many: '{count} wyników', other: '{count} wyniku' },
};

test('texts are named by their path, with the forms of a plural as one', () => {
  const texts: ReadonlyMap<string, Text> = textsByPath(english);
  expect([...texts.keys()]).toEqual(['menu.search', 'menu.more', 'menu.found']);
  expect(faults('en', english.menu)).toEqual([]);
  expect(faults('pl', polish)).toEqual([]);
});

test('a text that is missing, unknown, or has lost a value is a fault', () => {
  const { search, ...rest } = polish;
  expect(faults('pl', rest)).toEqual(['pl menu.search is missing']);
  expect(faults('pl', { ...polish, serach: search })).toEqual(['pl menu.serach is not in English']);
  expect(faults('pl', { ...polish, more: 'Więcej' })).toEqual(['pl menu.more: has the values , not {title}']);
  expect(faults('pl', { ...polish, search: 'Szukaj {title}' })).toHaveLength(1);
  expect(faults('pl', { ...polish, found: 'wyniki' })).toHaveLength(1);
});

test('a language has the plural forms that Intl wants, each with its number', () => {
  const { few, ...withoutFew } = polish.found;
  expect(faults('pl', { ...polish, found: withoutFew })).toEqual(['pl menu.found: lacks the form "few"']);
  expect(faults('pl', { ...polish, found: { ...polish.found, two: few } })).toHaveLength(1);
  expect(faults('pl', { ...polish, found: { ...polish.found, many: 'wyniki' } })).toHaveLength(1);
  // One alone is said in a word; in French the same form stands for 0, too.
  expect(
    faults('de', { search: 'Suche', more: 'Mehr: {title}', found: { one: 'ein Treffer', other: '{count} Treffer' } }),
  ).toEqual([]);
  const found = { one: 'un résultat', many: '{count} résultats', other: '{count} résultats' };
  expect(faults('fr', { search: 'Rechercher', more: 'Plus\u00a0: {title}', found })).toHaveLength(1);
});

test.for([
  ['pl', 'Search', 'left in English'],
  ['pl', "Szukaj 'tu'", 'straight quote'],
  ['pl', 'Szukaj...', 'three dots'],
  ['pl', ' Szukaj', 'space too many'],
  ['pl', 'Szu\u200bkaj', 'nobody sees'],
  ['pl', 'Szukaj «tu»', 'other quotes'],
  ['fr', 'Rechercher ?', 'does not write'],
  ['fr', '« ici »', 'does not write'],
  ['es', 'Buscar?', 'does not write'],
  ['zh-Hans', '搜索,对话', 'does not write'],
  ['ar', 'بحث?', 'does not write'],
  ['xx', 'Sxxrch', 'nothing is known'],
])('words and marks that a language does not write are faults: %s %s', ([tag = '', search = '', fault]) => {
  const said = faults(tag, { search }).filter((line) => line.startsWith(`${tag} menu.search:`));
  expect(said).toHaveLength(1);
  expect(said[0]).toContain(fault);
});

test('names and words that two languages share may stay', () => {
  const shared = textsByPath({ data: { json: 'JSON', model: 'Model', rest: '{index} / {count}' } });
  expect(faultsOf('nl', shared, shared)).toEqual([]);
});

test('code shows a text that it names, and all texts of a group that it takes as a whole', () => {
  const text = `
    const { lines, retry } = words;
    show(words.errors[code], lines[name], words.reasons);
    show(words.probes.path);
  `;
  const names = usedNames([{ file: 'a.ts', text }]);
  for (const path of ['n.retry', 'n.errors.network', 'n.lines.full', 'n.reasons.busy', 'n.probes.path']) {
    expect(isUsed(path, names), path).toBe(true);
  }
  for (const path of ['n.search', 'n.probes.key', 'n.code']) expect(isUsed(path, names), path).toBe(false);
});
