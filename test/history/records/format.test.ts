import { expect, test } from 'vitest';
import { writeBack } from '../../../src/history/records/format.js';

const names = ['formatVersion', 'id', 'text', 'error'];
const record = { formatVersion: 2, id: 'a', text: 'new' };

test('keeps the fields that a newer writer of the same format added', () => {
  const existing = { formatVersion: 2, id: 'a', text: 'old', pinned: true, tags: ['x'] };
  expect(writeBack(existing, record, names)).toEqual({ ...record, pinned: true, tags: ['x'] });
});

test('drops known fields that are no longer set', () => {
  const existing = { formatVersion: 2, id: 'a', text: 'old', error: { code: 'auth' } };
  expect(writeBack(existing, record, names)).toEqual(record);
});

test('writes nothing over a record of a newer format', () => {
  expect(writeBack({ formatVersion: 3, id: 'a' }, record, names)).toBeUndefined();
});

test('writes over damage under the same key and id', () => {
  for (const damage of [undefined, null, 'x', 4, []]) expect(writeBack(damage, record, names)).toEqual(record);
});
