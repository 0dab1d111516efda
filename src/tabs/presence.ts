import { lockManager, takeLock } from '../platform/web-locks.js';
import type { Tabs } from './tabs.js';

/** Without locks, a tab that has said nothing for this long counts as gone. */
const longestSilence = 5_000;

/** Which turns and answers are being worked on, in whatever tab. */
export interface Presence {
  /** Which of these ids somebody holds now. `running` are waited for one by one; of the others, one a tab. */
  among(ids: Iterable<string>, running: Iterable<string>): Promise<ReadonlySet<string>>;
  /** A sign of life of the conversation that is open. */
  touch(): void;
  dispose(): void;
}

/** @param onLeft called when somebody has let go of what {@link Presence.among} has found to be held */
export function createPresence({ name, clock }: Tabs, onLeft: () => void): Presence {
  const controller = new AbortController();
  const { signal } = controller;
  const watched = new Set<string>();
  let touched = -Infinity;
  let cancel = (): void => {};

  /** The lock is free as soon as its tab lets go of it, or is gone. */
  async function watch(id: string): Promise<void> {
    if (watched.has(id)) return;
    watched.add(id);
    try {
      (await takeLock(`${name}/${id}`, { mode: 'shared', signal }))?.();
      if (!signal.aborted) onLeft();
    } catch {
      // Not of interest any more.
    } finally {
      watched.delete(id);
    }
  }

  return {
    async among(others, running) {
      const close = new Set(running);
      const ids = new Set([...others, ...close]);
      const locks = lockManager();
      if (!locks) {
        const isAlive = clock.now() - touched < longestSilence;
        cancel();
        if (isAlive && ids.size > 0) cancel = clock.after(longestSilence, onLeft);
        return new Set(isAlive ? ids : []);
      }
      if (ids.size === 0) return ids;
      const { held = [] } = await locks.query().catch((): LockManagerSnapshot => ({}));
      const holders = new Map(held.map((lock) => [lock.name, lock.clientId]));
      const found = new Set<string>();
      // A tab that goes lets go of all that it holds; a thousand waiting requests would make every query slow.
      const lastOf = new Map<unknown, string>();
      for (const id of ids) {
        const lock = `${name}/${id}`;
        if (!holders.has(lock)) continue;
        found.add(id);
        if (close.has(id)) void watch(id);
        else lastOf.set(holders.get(lock), id);
      }
      for (const id of lastOf.values()) void watch(id);
      return found;
    },
    touch() {
      touched = clock.now();
    },
    dispose() {
      cancel();
      controller.abort();
    },
  };
}
