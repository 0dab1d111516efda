import { expect, test } from 'vitest';
import { appended, Group, itemsOf, type Groups } from '../../src/markdown/groups.js';

const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

test('holds every item in order, however it was added', () => {
  let one: Groups<number> = [];
  for (const number of numbers(0, 10_000)) one = appended(one, [number]);
  const two = appended(appended<number>([], numbers(0, 777)), numbers(777, 10_000));
  expect(itemsOf(one)).toEqual(numbers(0, 10_000));
  expect(itemsOf(two)).toEqual(numbers(0, 10_000));
  expect(one.length).toBeLessThan(60);
});

test('leaves a list as it was when another is made of it', () => {
  const first = appended<number>([], numbers(0, 300));
  appended(first, numbers(300, 900));
  appended(first, [-1]);
  expect(itemsOf(first)).toEqual(numbers(0, 300));
});

test('makes anew only what the new item is in', () => {
  const before = appended<number>([], numbers(0, 5_000));
  const after = appended(before, [5_000]);
  const kept = after.filter((item, index) => item instanceof Group && item === before[index]);
  expect(kept.length).toBe(after.filter((item) => item instanceof Group).length - 1);
});
