import { expect, test } from 'vitest';
import { plainOrder, shownText } from '../../src/markdown/shown-text.js';

test('takes away what turns the order of characters, and tags that are not seen', () => {
  expect(shownText('a\u202egnp.exe')).toBe('agnp.exe');
  expect(shownText('hello \u{e0069}\u{e0067}\u{e006e}')).toBe('hello ');
});

test('keeps flags, and the marks that right-to-left text needs', () => {
  const england = '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}';
  for (const text of [england, 'a\u200fb', 'שלום', '\u2067a\u2069', 'plain']) expect(shownText(text)).toBe(text);
});

test('leaves nothing in code that reorders it', () => {
  expect(plainOrder('if (a) { /*\u202e } \u2066if (admin)\u2069')).toBe('if (a) { /* } if (admin)');
});

test('shows U+FFFD for half a character, and whole ones as they are', () => {
  expect(shownText('a\ud83d b\ude00 😀')).toBe('a\ufffd b\ufffd 😀');
  expect(plainOrder('\udc00')).toBe('\ufffd');
});
