import type { Clock } from '../../core/clock.js';
import { lockManager, takeLock, type Release } from '../../platform/web-locks.js';
import { formatVersion } from '../records/format.js';
import { numberOf } from '../records/read-fields.js';
import type { Access, Records, Work } from '../records/records.js';
import { eraseRecords, hidingKey, wasErased } from '../records/write-records.js';

/** Without Web Locks, a deletion younger than this, in ms, may be another tab's, which still offers Undo. */
const undoTime = 10_000;

export interface DeletionsDeps {
  /** The name of the history; the locks begin with it. */
  readonly name: string;
  readonly clock: Clock;
  readonly run: <T>(access: Access, work: Work<T>) => Promise<T>;
}

/**
 * Conversations that are deleted and can still be brought back. One small record hides such a conversation; nothing of
 * it is touched, so that a page that dies at any moment leaves it whole or hidden.
 *
 *     delete ──> hidden ──┬─ Undo: the record goes
 *                         └─ 10 s, the page goes, or another page opens when this one has died: all of it goes
 */
export interface Deletions {
  hide(id: string): Promise<void>;
  /** Resolves with whether the conversation is back. */
  unhide(id: string): Promise<boolean>;
  /** Erases it if it is still hidden. */
  finish(id: string): Promise<void>;
  /** Erases those that dead pages have left hidden. */
  finishAbandoned(): Promise<void>;
  dispose(): void;
}

export function createDeletions({ name, clock, run }: DeletionsDeps): Deletions {
  /** Held for as long as Undo is offered here; a lock goes with its page, however that ends. */
  const locks = new Map<string, Release>();
  const lockOf = (id: string): Promise<Release | null> =>
    takeLock(`${name}/deleted/${id}`, { ifAvailable: true }).catch(() => null);

  function release(id: string): void {
    locks.get(id)?.();
    locks.delete(id);
  }

  async function finish(id: string): Promise<void> {
    await run('erase', async (records) => {
      if ((await records.get(hidingKey(id))) !== undefined) eraseRecords(records, id, clock.date());
    });
    release(id);
  }

  async function finishIfAbandoned(id: string, deletedAt: number): Promise<void> {
    const age = clock.date() - deletedAt;
    if (locks.has(id) || (!lockManager() && age >= 0 && age < undoTime)) return;
    const lock = await lockOf(id);
    if (!lock) return;
    await finish(id);
    lock();
  }

  return {
    finish,

    async hide(id) {
      const lock = await lockOf(id);
      release(id);
      if (lock) locks.set(id, lock);
      await run('erase', async (records) => {
        if (wasErased(await records.get(['x', id]))) eraseRecords(records, id, clock.date());
        else records.put(hidingKey(id), { formatVersion, deletedAt: clock.date() });
      });
    },

    async unhide(id) {
      const isThere = await run('erase', async (records) => {
        const [record, tombstone] = await Promise.all([records.get(['c', id]), records.get(['x', id])]);
        records.delete(hidingKey(id));
        return record !== undefined && !wasErased(tombstone);
      });
      release(id);
      return isThere;
    },

    async finishAbandoned() {
      const hidden = await run('scan', listHidden);
      for (const { id, deletedAt } of hidden) await finishIfAbandoned(id, deletedAt);
    },

    dispose() {
      for (const id of locks.keys()) release(id);
    },
  };
}

async function listHidden(records: Records): Promise<readonly { readonly id: string; readonly deletedAt: number }[]> {
  return (await records.list(hidingKey())).flatMap(({ key: [, , id], value }) =>
    typeof id === 'string' ? [{ id, deletedAt: numberOf(value, 'deletedAt') ?? 0 }] : [],
  );
}
