import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonText } from '../../../src/core/json-text.js';
import { laidOut } from '../../../src/history/exchange/laid-out.js';
import '../../support/property-seed.js';

test('JSON is laid out as JSON.stringify lays it out', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(laidOut(jsonText(value))).toBe(JSON.stringify(value, null, 2));
    }),
  );
  const value = { 'a "b": {': ['[1, 2]', '\\', { empty: {}, none: [] }] };
  expect(laidOut(jsonText(value))).toBe(JSON.stringify(value, null, 2));
});
