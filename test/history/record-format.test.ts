import { expect, test } from 'vitest';
import { isReadable, writeBack } from '../../src/history/record-format.js';

/** As the decoders do: null for another format, and of the fields only those that are known and whole. */
function decode(record: unknown): object | null {
  const known = ['formatVersion', 'id', 'text', 'error'];
  return isReadable(record)
    ? Object.fromEntries(Object.entries(Object(record)).filter(([name]) => known.includes(name)))
    : null;
}
const record = { formatVersion: 1, id: 'a', text: 'new' };

test('keeps the fields that a newer writer of the same format added', () => {
  const existing = { formatVersion: 1, id: 'a', text: 'old', pinned: true, tags: ['x'] };
  expect(writeBack(existing, record, decode)).toEqual({ ...record, pinned: true, tags: ['x'] });
});

test('drops known fields that are no longer set', () => {
  const existing = { formatVersion: 1, id: 'a', text: 'old', error: { code: 'auth' } };
  expect(writeBack(existing, record, decode)).toEqual(record);
});

test('writes nothing over a record of a newer format', () => {
  expect(writeBack({ formatVersion: 2, id: 'a' }, record, decode)).toBeUndefined();
});

test('writes over damage under the same key and id', () => {
  for (const damage of [undefined, null, 'x', 4, []]) expect(writeBack(damage, record, decode)).toEqual(record);
});
