import { expect, test } from 'vitest';
import { plainText } from '../../src/transport/plain-text.js';

test.each([
  [' a\tb\r\n\u0000c\u202ed\u2066 ', 'a b c d'],
  ['é́́́́́́́́', `é${'\u0301'.repeat(4)}`],
  [{ text: 'a' }, ''],
  [7, ''],
])('makes one line of plain text of %j', (value, text) => {
  expect(plainText(value).normalize('NFD')).toBe(text.normalize('NFD'));
});

test('cuts what is too long, and no character in half', () => {
  expect(plainText('a😀b', 2)).toBe('a');
  expect(plainText('x'.repeat(1_000))).toHaveLength(300);
});
