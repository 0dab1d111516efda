import { expect, test } from 'vitest';
import { ChatError } from '../../src/core/chat-error.js';
import type { Clock } from '../../src/core/clock.js';
import { createDeadline, unlessAborted } from '../../src/transport/deadline.js';
import { ManualClock } from '../support/manual-clock.js';

const late = (): ChatError => new ChatError('timeout', 'late');
const never = new AbortController().signal;

test('aborts with its error when the time is up, not sooner', () => {
  const clock = new ManualClock();
  const deadline = createDeadline(clock, never);
  deadline.start(1000, late);
  clock.advance(999);
  expect(deadline.signal.aborted).toBe(false);
  clock.advance(1);
  expect(deadline.signal.reason).toMatchObject({ code: 'timeout' });
  expect(clock.pending).toBe(0);
});

test('counts from the last sign of life', () => {
  const clock = new ManualClock();
  const deadline = createDeadline(clock, never);
  deadline.start(1000, late);
  clock.advance(900);
  deadline.touch();
  clock.advance(999);
  expect(deadline.signal.aborted).toBe(false);
  clock.advance(1);
  expect(deadline.signal.aborted).toBe(true);
});

test('a new limit replaces the running one', () => {
  const clock = new ManualClock();
  const deadline = createDeadline(clock, never);
  deadline.start(1000, late);
  deadline.start(5000, () => new ChatError('stall', 'later'));
  expect(clock.pending).toBe(1);
  clock.advance(4999);
  expect(deadline.signal.aborted).toBe(false);
  clock.advance(1);
  expect(deadline.signal.reason).toMatchObject({ code: 'stall' });
});

test('passes the outer reason on, and keeps it', () => {
  const clock = new ManualClock();
  const outer = new AbortController();
  const deadline = createDeadline(clock, outer.signal);
  deadline.start(1000, late);
  outer.abort('stop');
  clock.advance(5000);
  expect(deadline.signal.reason).toBe('stop');
  expect(clock.pending).toBe(0);
  expect(createDeadline(clock, outer.signal).signal.reason).toBe('stop');
});

test('nothing ends a request that is over', () => {
  const clock = new ManualClock();
  const outer = new AbortController();
  const deadline = createDeadline(clock, outer.signal);
  deadline.start(1000, late);
  deadline.release();
  clock.advance(5000);
  outer.abort();
  deadline.abort('left');
  deadline.start(1, late);
  expect(deadline.signal.aborted).toBe(false);
  expect(clock.pending).toBe(0);
});

/** A clock whose timers all fire late, as in a tab that slept. */
class SleepyClock implements Clock {
  #now = 0;
  #timers: (() => void)[] = [];
  now = (): number => this.#now;
  date = (): number => this.#now;
  waits: number[] = [];

  after(ms: number, callback: () => void): () => void {
    this.waits.push(ms);
    this.#timers.push(callback);
    return () => (this.#timers = this.#timers.filter((timer) => timer !== callback));
  }

  wakeAt(now: number): void {
    this.#now = now;
    for (const fire of this.#timers.splice(0)) fire();
  }
}

test('gives a tab that slept time to read what came meanwhile', () => {
  const clock = new SleepyClock();
  const deadline = createDeadline(clock, never);
  deadline.start(1000, late);
  clock.wakeAt(60_000);
  expect(deadline.signal.aborted).toBe(false);
  expect(clock.waits.at(-1)).toBe(2000);
  deadline.touch();
  clock.wakeAt(60_500);
  expect(deadline.signal.aborted).toBe(false);
  clock.wakeAt(61_100);
  expect(deadline.signal.aborted).toBe(true);
});

test('a tab that slept and finds nothing fails after the grace', () => {
  const clock = new SleepyClock();
  const deadline = createDeadline(clock, never);
  deadline.start(1000, late);
  clock.wakeAt(60_000);
  clock.wakeAt(62_000);
  expect(deadline.signal.aborted).toBe(true);
});

test('no limit is too long for a timer', () => {
  const clock = new SleepyClock();
  createDeadline(clock, never).start(2 ** 40, late);
  expect(clock.waits).toEqual([2 ** 31 - 1]);
});

test('unlessAborted gives way to the signal', async () => {
  const stopping = new AbortController();
  const waiting = unlessAborted(new Promise(() => {}), stopping.signal);
  stopping.abort('stop');
  await expect(waiting).rejects.toBe('stop');
  await expect(unlessAborted(Promise.resolve(1), stopping.signal)).rejects.toBe('stop');
  await expect(unlessAborted(Promise.resolve(1), never)).resolves.toBe(1);
});
