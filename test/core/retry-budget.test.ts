import { expect, test } from 'vitest';
import { createRetryBudget } from '../../src/core/retry-budget.js';

test('ten retries at once, and no more', () => {
  const budget = createRetryBudget();
  expect(Array.from({ length: 12 }, () => budget.take(0))).toEqual([...Array(10).fill(true), false, false]);
});

test('time gives retries back, one in half a minute and ten at most', () => {
  const budget = createRetryBudget();
  for (let taken = 0; taken < 10; taken += 1) budget.take(1000);
  expect(budget.take(30_999)).toBe(false);
  expect(budget.take(31_000)).toBe(true);
  expect(budget.take(31_000)).toBe(false);
  expect(Array.from({ length: 11 }, () => budget.take(9_000_000)).filter(Boolean)).toHaveLength(10);
});

test('a turn that went well gives one back', () => {
  const budget = createRetryBudget();
  for (let taken = 0; taken < 10; taken += 1) budget.take(0);
  budget.give();
  expect([budget.take(0), budget.take(0)]).toEqual([true, false]);
});
