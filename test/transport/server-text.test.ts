import { expect, test } from 'vitest';
import { singleLine } from '../../src/transport/server-text.js';
import { withoutSecrets } from '../../src/transport/redact.js';

test.each([
  ['the key my-long-key is wrong', ['my-long-key'], 'the key [redacted] is wrong'],
  ['prefixmy-long-keysuffix', ['my-long-key'], 'prefix[redacted]suffix'],
  ['two: first-secret, second-secret', ['first-secret', 'second-secret'], 'two: [redacted], [redacted]'],
  ['a key of three letters: abc, not abcd', ['abc'], 'a key of three letters: [redacted], not abcd'],
  ['nothing is secret', ['', ''], 'nothing is secret'],
  ['a.b?c', ['a.b?c'], '[redacted]'],
])('takes known secrets out of %j', (text, secrets, expected) => {
  expect(withoutSecrets(text, secrets)).toBe(expected);
});

test.each([
  ['sk-0123456789abcdef0123456789abcdef', '[redacted]'],
  ['Incorrect API key provided: sk-proj-Ab_9, see …', 'Incorrect API key provided: [redacted], see …'],
  ['token eyJhbGciOiJIUzI1NiJ9.eyJpZCI6IjEifQ.abc-_9!', 'token [redacted]!'],
  ['sent "Authorization: Bearer abcdef123456"', 'sent "Authorization: [redacted]"'],
  ['Basic dXNlcjpwYXNzMQ==', '[redacted]'],
])('takes what looks like a key out of %j', (text, expected) => {
  expect(withoutSecrets(text, [])).toBe(expected);
});

test.each([
  'set `authHeader` to "Authorization: Bearer"',
  'keys begin with sk-',
  'a Bearer scheme',
  'task-force',
  'Basic authentication',
])('leaves %j as it is', (text) => {
  expect(withoutSecrets(text, [])).toBe(text);
});

test.each([
  [' a\tb\r\n\u0000c\u202ed\u2066 ', 'a b c d'],
  ['é́́́́́́́́', `é${'\u0301'.repeat(4)}`],
  [{ text: 'a' }, ''],
  [7, ''],
])('makes one line of plain text of %j', (value, text) => {
  expect(singleLine(value).normalize('NFD')).toBe(text.normalize('NFD'));
});

test('cuts what is too long, and no character in half', () => {
  expect(singleLine('a😀b', 2)).toBe('a');
  expect(singleLine('x'.repeat(1_000))).toHaveLength(300);
});
