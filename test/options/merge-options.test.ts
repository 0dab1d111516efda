import { expect, test } from 'vitest';
import { mergeOptions } from '../../src/options/merge-options.js';
import { parseOptions } from '../../src/options/parse-options.js';

const given = { openWebUIUrl: 'https://a.example', model: 'm', launcher: { label: 'A', hidden: true }, timeout: 5 };

test('changes what is named, in groups too, and nothing else', () => {
  expect(mergeOptions(given, { title: 'T', launcher: { label: 'B' } })).toEqual({
    ...given,
    title: 'T',
    launcher: { label: 'B', hidden: true },
  });
  expect(given.launcher.label).toBe('A');
});

test('changes the address under either of its names', () => {
  expect(parseOptions(mergeOptions(given, { url: 'https://b.example' })).url).toBe('https://b.example');
  const renamed = mergeOptions({ url: 'https://a.example', model: 'm' }, { openWebUIUrl: 'https://b.example' });
  expect(parseOptions(renamed).url).toBe('https://b.example');
});

test('keeps a change that names the address twice, to be refused', () => {
  const change = { url: 'https://b.example', openWebUIUrl: 'https://c.example' };
  expect(() => parseOptions(mergeOptions(given, change))).toThrow(
    'option "openWebUIUrl": expected no "url" beside it, got "https://c.example"',
  );
});

test('replaces a list, and a value by rows', () => {
  expect(mergeOptions({ suggestions: ['a'] }, { suggestions: ['b'] })).toEqual({ suggestions: ['b'] });
  expect(parseOptions(mergeOptions(given, { timeout: { idle: 9 } })).timeout).toEqual({
    connect: 45_000,
    firstToken: 45_000,
    idle: 9,
  });
});

test('gives an option set to undefined its default again', () => {
  const merged = mergeOptions({ ...given, title: 'T' }, { title: undefined, launcher: undefined });
  expect(parseOptions(merged)).toEqual(parseOptions({ url: 'https://a.example', model: 'm', timeout: 5 }));
});

test('takes the other where one is absent', () => {
  expect(mergeOptions(undefined, given)).toEqual(given);
  expect(mergeOptions(given, undefined)).toEqual(given);
});

test.each([['x'], [[given]]])('hands on %o, to be refused', (wrong) => {
  expect(() => parseOptions(mergeOptions(given, wrong))).toThrow('unknown option "0"');
  expect(() => parseOptions(mergeOptions(wrong, given))).toThrow('unknown option "0"');
});

test('cannot be made to change a prototype', () => {
  mergeOptions(given, JSON.parse('{"__proto__":{"polluted":1},"launcher":{"__proto__":{"polluted":1}}}'));
  expect(Object.keys(Object.prototype)).toEqual([]);
});
