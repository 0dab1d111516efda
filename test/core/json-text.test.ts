import * as fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { jsonText } from '../../src/core/json-text.js';
import '../support/property-seed.js';

const prototypes = [Array.prototype, String.prototype, Date.prototype, Object.prototype, Number.prototype];

afterEach(() => {
  for (const prototype of prototypes.filter((each) => each !== Date.prototype))
    Reflect.deleteProperty(prototype, 'toJSON');
});

test('plain data is written as JSON.stringify writes it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(jsonText(value)).toBe(JSON.stringify(value));
    }),
  );
  expect(jsonText({ a: undefined, b: [undefined] })).toBe('{"b":[null]}');
  expect(jsonText('a\ud83d')).toBe('"a\\ud83d"');
});

test('a toJSON that a page puts on prototypes changes nothing', () => {
  const value = { list: [1, 'two', { three: true }], text: 'a "b"', none: null };
  const before = JSON.stringify(value);
  for (const prototype of [Array.prototype, String.prototype, Object.prototype, Number.prototype]) {
    Object.defineProperty(prototype, 'toJSON', { value: () => 'spoilt', configurable: true });
  }
  expect(JSON.stringify(value)).not.toBe(before);
  expect(jsonText(value)).toBe(before);
});
