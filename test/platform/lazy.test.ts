import { expect, test } from 'vitest';
import { lazy } from '../../src/platform/lazy.js';
import { ManualClock } from '../support/manual-clock.js';

test('what does not load is asked for again', async () => {
  let attempts = 0;
  const part = lazy(async () => {
    attempts += 1;
    if (attempts === 1) throw new Error('no network');
    return 'part';
  });
  expect(await part.load()).toBeUndefined();
  expect(part.value).toBeUndefined();
  expect(await part.load()).toBe('part');
  expect(await part.load()).toBe('part');
  expect([part.value, attempts]).toEqual(['part', 2]);
});

test('with a clock, nothing waits for it longer than five seconds, and what comes later is at hand', async () => {
  const clock = new ManualClock();
  let arrive!: (part: string) => void;
  const part = lazy(() => new Promise<string>((resolve) => (arrive = resolve)), { clock });
  const asked = part.load();
  clock.advance(5_000);
  expect(await asked).toBeUndefined();
  const again = part.load();
  arrive('part');
  expect(await again).toBe('part');
  expect([part.value, clock.pending]).toEqual(['part', 0]);
  expect(await part.load()).toBe('part');
});
