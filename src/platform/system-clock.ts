import type { Clock } from '../core/clock.js';

/** A browser's timer holds 31 bits of milliseconds, some 24 days: it would call back at once for more. */
const longestTimer = 2 ** 31 - 1;

/** The browser's own clock. */
export const systemClock: Clock = {
  now: () => performance.now(),
  date: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, Math.min(ms, longestTimer));
    return () => clearTimeout(timer);
  },
};
