import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Counter, Taken } from './relay-state.js';

/** A counter by a limiter of rate-limiter-flexible. */
export function createLimiterCounter(limiter: RateLimiterAbstract, limit: number, seconds: number): Counter {
  async function look(key: string): Promise<Taken> {
    const used = await limiter.get(key);
    return used && used.consumedPoints >= limit ? refused(used.msBeforeNext, seconds) : { isTaken: true };
  }

  return {
    look,
    async take(key) {
      // The limiter counts refused attempts, too. Most are refused here, before they are counted; the others come at
      // once with the last that is let through, and are taken back.
      const before = await look(key);
      if (!before.isTaken) return before;
      const failure: unknown = await limiter.consume(key).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (failure === undefined) return before;
      if (failure instanceof Error) throw failure;
      await limiter.reward(key);
      return refused(msBeforeNext(failure), seconds);
    },
    async giveBack(key) {
      await limiter.reward(key);
    },
    async add(key, amount) {
      if (amount > 0) await limiter.penalty(key, Math.round(amount));
    },
  };
}

function refused(ms: number, seconds: number): Taken {
  return { isTaken: false, retryAfter: Math.min(seconds, Math.max(1, Math.ceil(ms / 1000))) };
}

function msBeforeNext(failure: unknown): number {
  const isCount = typeof failure === 'object' && failure !== null && 'msBeforeNext' in failure;
  return isCount ? Number(failure.msBeforeNext) : 0;
}
