import { expect, test } from 'vitest';
import { createClientAddress } from '../../src/visitors/client-address.js';
import { addressKey, isInRange, parseAddress, parseRange } from '../../src/visitors/ip-address.js';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['203.0.113.7:4711', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['[2001:db8:1:2::9]:443', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2:ffff::', '2001:db8:1:2::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['256.1.1.1', 'unknown'],
  ['1.2.3', 'unknown'],
  ['2001:db8:::1', 'unknown'],
  ['1::2::3', 'unknown'],
  ['x', 'unknown'],
])('%s is counted as %s', (text, key) => {
  expect(addressKey(text)).toBe(key);
});

test.each([
  ['10.1.2.3', '10.0.0.0/8', true],
  ['11.1.2.3', '10.0.0.0/8', false],
  ['10.1.2.3', '10.1.2.2/31', true],
  ['10.1.2.4', '10.1.2.2/31', false],
  ['192.0.2.1', '192.0.2.1', true],
  ['2001:db8::1', '2001:db8::/32', true],
  ['2001:db9::1', '2001:db8::/32', false],
  ['10.0.0.1', '::/0', false],
])('%s in %s: %s', (address, range, isIn) => {
  expect(isInRange(parseAddress(address) ?? [], parseRange(range) ?? { bytes: [], bits: 0 })).toBe(isIn);
});

test('ranges that are none are not taken for some', () => {
  for (const text of ['10.0.0.0/33', '10.0.0/8', '::/129', '1.2.3.4/', '1.2.3.4/8/8', 'x'])
    expect(parseRange(text)).toBeUndefined();
});

test('only addresses that a trusted proxy wrote count', () => {
  const headers = (value: string): Headers => new Headers({ 'x-forwarded-for': value });
  const forged = headers('6.6.6.6, 203.0.113.7');
  expect(createClientAddress(0)(forged, '198.51.100.1')).toBe('198.51.100.1');
  expect(createClientAddress(1)(forged, '198.51.100.1')).toBe('203.0.113.7');
  expect(createClientAddress(2)(headers('6.6.6.6, 203.0.113.7, 10.0.0.1'), '10.0.0.2')).toBe('203.0.113.7');
  const listed = createClientAddress(['10.0.0.0/8', '127.0.0.1']);
  expect(listed(headers('6.6.6.6, 203.0.113.7, 10.0.0.1'), '127.0.0.1')).toBe('203.0.113.7');
  expect(listed(forged, '198.51.100.1')).toBe('198.51.100.1');
  expect(listed(headers('rubbish'), '127.0.0.1')).toBe('127.0.0.1');
  expect(createClientAddress(3)(forged, '198.51.100.1')).toBe('198.51.100.1');
});
