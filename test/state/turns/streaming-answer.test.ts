import { effect } from '@preact/signals-core';
import { expect, test } from 'vitest';
import { createStreamingAnswer } from '../../../src/state/turns/streaming-answer.js';
import { ManualClock } from '../../support/manual-clock.js';

const status = (at: number) => ({ type: 'status', status: { description: `step ${at}`, done: at % 2 === 1 } }) as const;

test('32,000 statuses are copied a few times, the newest hundred are kept, and none of them late', () => {
  const clock = new ManualClock();
  const answer = createStreamingAnswer('a', 't', clock);
  const shown: number[] = [];
  const stop = effect(() => void shown.push(answer.statuses.value.length));
  answer.apply(status(0));
  // The first one is seen at once.
  expect(answer.statuses.value).toHaveLength(1);
  for (let at = 1; at < 32_000; at += 1) answer.apply(status(at));
  expect(shown).toEqual([0, 1]);
  clock.advance(50);
  expect(shown).toEqual([0, 1, 100]);
  expect(answer.statuses.value.at(-1)?.description).toBe('step 31999');
  answer.apply(status(32_000));
  expect(answer.incomplete('reload').statuses?.at(-1)?.description).toBe('step 32000');
  expect(answer.complete().statuses).toHaveLength(100);
  stop();
});

test('an answer of a million characters takes no longer a character than a short one', () => {
  const timeOf = (pieces: number): number => {
    const answer = createStreamingAnswer('a', 't', new ManualClock());
    const since = performance.now();
    for (let at = 0; at < pieces; at += 1) answer.apply({ type: 'delta', text: 'word ' });
    expect(answer.complete().text).toHaveLength(5 * pieces);
    return performance.now() - since;
  };
  timeOf(20_000);
  const short = Math.min(timeOf(20_000), timeOf(20_000), timeOf(20_000));
  const long = Math.min(timeOf(200_000), timeOf(200_000), timeOf(200_000));
  // Ten times as much, with room for a busy machine; growing with the square it were a hundred times.
  expect(long).toBeLessThan(Math.max(100, 40 * short));
});
