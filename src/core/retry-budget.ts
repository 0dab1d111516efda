/** Automatic retries of all turns of one chat together: a server that fails is not asked without end. */
export interface RetryBudget {
  /** Takes one retry; false where none is left. @param now milliseconds of a clock that never jumps */
  take(now: number): boolean;
  /** A turn went well: gives one back. */
  give(): void;
}

const most = 10;
/** One more after so many milliseconds. */
const refill = 30_000;

export function createRetryBudget(): RetryBudget {
  let left = most;
  let since = 0;
  return {
    take(now) {
      left = Math.min(most, left + (now - since) / refill);
      since = now;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
    give() {
      left = Math.min(most, left + 1);
    },
  };
}
