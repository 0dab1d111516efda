import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js';
import { createMemoryTurns } from '../turns/memory-turns.js';
import { createLimiterCounter } from './limiter-counter.js';
import type { RelayState, Slots } from './relay-state.js';

/**
 * State in the memory of this process.
 *
 * @param keep seconds for which an answer can be read after its end
 */
export function createMemoryState(keep: number): RelayState {
  const revoked = new Map<string, number>();
  const secret = crypto.getRandomValues(new Uint8Array(32));
  const turns = createMemoryTurns(keep);
  return {
    createCounter(name, limit, seconds) {
      return createLimiterCounter(
        new RateLimiterMemory({ keyPrefix: name, points: limit, duration: seconds }),
        limit,
        seconds,
      );
    },
    slots: createMemorySlots(),
    turns,
    async revoke(session, seconds) {
      const now = Date.now();
      for (const [id, until] of revoked) if (until < now) revoked.delete(id);
      revoked.set(session, now + seconds * 1000);
    },
    isRevoked: async (session) => (revoked.get(session) ?? 0) > Date.now(),
    sessionSecret: async () => secret,
    isReady: () => true,
    dispose: () => turns.dispose(),
  };
}

function createMemorySlots(): Slots {
  const taken = new Map<string, Set<string>>();
  return {
    async acquire(key, limit, holder) {
      const holders = taken.get(key) ?? new Set();
      if (holders.size >= limit) return false;
      taken.set(key, holders.add(holder));
      return true;
    },
    async release(key, holder) {
      const holders = taken.get(key);
      holders?.delete(holder);
      if (holders?.size === 0) taken.delete(key);
    },
  };
}
