import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readHint } from '../../src/tabs/read-hint.js';

test('reads every hint that a tab of ours sends, and nothing else that it brings along', () => {
  const hints = [
    { kind: 'message', conversation: 'c', position: 3 },
    { kind: 'conversation', conversation: 'c' },
    { kind: 'draft', conversation: 'c' },
    { kind: 'erased', conversation: 'c' },
    { kind: 'erased-all' },
    { kind: 'user' },
    { kind: 'asks', conversation: 'c' },
    { kind: 'runs', conversation: 'c' },
    { kind: 'unread', conversation: 'c' },
    { kind: 'read', conversation: 'c' },
  ];
  for (const hint of hints) expect(readHint({ ...hint, text: 'content' })).toEqual(hint);
});

test('fs-044 takes nothing from a prototype, and no field of another kind', () => {
  expect(readHint(Object.create({ kind: 'erased-all' }))).toBeUndefined();
  expect(readHint({ kind: 'message', conversation: 'c', position: -1 })).toBeUndefined();
  expect(readHint({ kind: 'message', conversation: 'c', position: '0' })).toBeUndefined();
  expect(readHint({ kind: 'erased', conversation: '' })).toBeUndefined();
  expect(readHint({ kind: 'erased', conversation: 'x'.repeat(1e5) })).toBeUndefined();
  expect(readHint({ kind: 'user', user: 'ada' })).toEqual({ kind: 'user' });
});

test('throws for nothing that a page may say', () => {
  fc.assert(fc.property(fc.anything(), (data) => readHint(data) === undefined));
});
