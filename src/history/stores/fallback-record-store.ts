import { lazy } from '../../platform/lazy.js';
import type { Log } from '../../platform/log.js';
import type { BrokenRecordStore } from './broken-record-store.js';
import type { RecordStore } from '../records/records.js';
import type { TextRecords } from './text-records.js';

/** Why messages are kept in memory only: there is no room, or no place that works. */
export type FallbackReason = 'full' | 'unavailable';

export interface FallbackInit {
  readonly log: Log;
  /** Called when memory takes over. */
  readonly onFallback: (reason: FallbackReason) => void;
  /** Called when all that was kept in memory is where it should be, and the rest goes there, too. */
  readonly onRestore: () => void;
  /** Told where a message is that had to move. */
  readonly onMoved: (messageId: string, position: number) => void;
}

export interface FallbackRecordStore extends RecordStore {
  /** The place works again: the next work begins by taking there what is in memory only. */
  restore(): void;
}

/**
 * Memory behind a store that may break. What the two do together from then on loads when it breaks; while that cannot
 * be loaded, memory alone is worked with.
 *
 * @param memory holds what the page has written to the store and read from it
 */
export function createFallbackRecordStore(
  store: RecordStore,
  memory: TextRecords,
  init: FallbackInit,
): FallbackRecordStore {
  const code = lazy(() => import('./other-stores.js'));
  /** The first error of the store. */
  let failure: { readonly cause: unknown } | undefined;
  let broken: BrokenRecordStore | undefined;
  let isBack = false;
  let hasMissed = false;

  return {
    mirror: memory,
    get kind() {
      return broken?.kind ?? (failure ? 'memory' : store.kind);
    },
    restore() {
      isBack = true;
    },
    async run(access, work) {
      try {
        if (!failure) return await store.run(access, work);
      } catch (cause) {
        failure = { cause };
      }
      broken ??= (await code.load())?.createBrokenRecordStore(store, memory, init, failure?.cause, hasMissed);
      if (broken) {
        if (isBack) broken.restore();
        isBack = false;
        return broken.run(access, work);
      }
      hasMissed = true;
      init.onFallback('unavailable');
      return work(memory);
    },
    close() {
      store.close();
    },
  };
}
