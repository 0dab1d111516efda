/** Time, passed in so that a test can own it and need not wait. */
export interface RehearsalClock {
  /** Milliseconds of a clock that never jumps; for waits and records. */
  now(): number;
  /** Milliseconds since 1970; for the `created` field of answers. */
  date(): number;
  /** Calls back once after `ms` milliseconds, unless the returned function is called first. */
  after(ms: number, callback: () => void): () => void;
}

/** The clock of the machine. */
export const machineClock: RehearsalClock = {
  now: () => performance.now(),
  date: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

/** Resolves after `ms` milliseconds, or as soon as `signal` aborts; `Infinity` waits for the signal alone. */
export function sleep(clock: RehearsalClock, ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const cancel = Number.isFinite(ms) ? clock.after(ms, end) : () => {};
    signal.addEventListener('abort', end);
    function end(): void {
      cancel();
      signal.removeEventListener('abort', end);
      resolve();
    }
  });
}
