import { expect, test } from 'vitest';
import { historyName } from '../../src/history/history-name.js';

test('names a history by its key and its user, or nobody', () => {
  expect(historyName('default', undefined)).toBe('causerie:default:anon');
  expect(historyName('shop', 'ada@example.org')).toBe('causerie:shop:ada@example.org');
});

test('gives no two pairs of key and user one name', () => {
  const keys = ['a', 'a:b', 'a%3Ab', 'a%', ''];
  const users = [undefined, 'anon', '%anon', '%%anon', 'b', 'b:c', 'a:anon', 'Anon', ''];
  const names = keys.flatMap((key) => users.map((user) => historyName(key, user)));
  expect(new Set(names).size).toBe(names.length);
});
