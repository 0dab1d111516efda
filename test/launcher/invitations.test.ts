import { expect, test } from 'vitest';
import { isHere } from '../../src/launcher/page/invitations.js';

test.each([
  [undefined, '/any', true],
  [['/prices'], '/prices', true],
  [['/prices'], '/prices/old', false],
  [['/products/*'], '/products/a/b', true],
  [['/products/*'], '/products', false],
  [['*'], '/', true],
  [['/a.b(c)'], '/a.b(c)', true],
  [['/a.b'], '/axb', false],
  [['/x', '/y*'], '/yes', true],
])('%o holds %s: %s', (paths, path, isOne) => {
  expect(isHere(paths, path)).toBe(isOne);
});
