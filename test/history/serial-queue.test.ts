import { expect, test } from 'vitest';
import { createSerialQueue } from '../../src/history/serial-queue.js';

test('begins a task within the call while nothing runs, before and after others', async () => {
  const queue = createSerialQueue();
  for (let round = 0; round < 3; round += 1) {
    let hasBegun = false;
    const done = queue(async () => {
      hasBegun = true;
    });
    expect(hasBegun).toBe(true);
    await done;
    await Promise.resolve();
  }
});

test('runs one task at a time, in order, and goes on after a failure', async () => {
  const queue = createSerialQueue();
  const steps: string[] = [];
  const task =
    (name: string, fails = false) =>
    async (): Promise<string> => {
      steps.push(`${name} begins`);
      await Promise.resolve();
      await Promise.resolve();
      steps.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const results = await Promise.allSettled([queue(task('a')), queue(task('b', true)), queue(task('c'))]);
  expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});
