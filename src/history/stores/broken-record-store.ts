import type { FallbackInit, FallbackReason } from './fallback-record-store.js';
import { moveRecords } from './move-records.js';
import { overlaidRecords } from './overlaid-records.js';
import type { RecordStore } from '../records/records.js';
import { isQuotaError } from './storage-error.js';
import { textRecords, type TextRecords } from './text-records.js';

/** A store that has failed once. */
export interface BrokenRecordStore extends RecordStore {
  /** The place works again: the next work begins by taking there what is in memory only. */
  restore(): void;
}

/**
 * A store that has just failed, with memory behind it: its work is done in memory, beginning with the work that
 * failed. A disk that is only full is still read and erased from; when there is room again, writing goes on there.
 *
 * @param memory holds what the page has written to the store and read from it
 * @param cause the error of the store
 * @param hasMissed whether memory has since taken in what the store does not have
 */
export function createBrokenRecordStore(
  store: RecordStore,
  memory: TextRecords,
  { log, onFallback, onRestore, onMoved }: FallbackInit,
  cause: unknown,
  hasMissed: boolean,
): BrokenRecordStore {
  let reason: FallbackReason | undefined;
  /** Records that are in memory only. */
  let changed = textRecords();
  let isBack = false;
  fail(cause);

  function fail(error: unknown): void {
    if (!reason) {
      log.warn(`messages are kept in memory only: ${String(error)}`);
      reason = isQuotaError(error) ? 'full' : 'unavailable';
      if (hasMissed || store.isEmptied) for (const { key, value } of memory.under([])) changed.put(key, value);
      onFallback(reason);
    }
    store.close();
  }

  async function restore(): Promise<void> {
    // A browser may free what was erased only some time later: then the next work tries again.
    isBack &&= reason === 'full';
    if (!reason) return;
    try {
      await moveRecords(changed, store, onMoved);
      reason = undefined;
      isBack = false;
      hasMissed = false;
      changed = textRecords();
      onRestore();
    } catch (error) {
      log.debug('messages stay in memory', error);
    }
  }

  return {
    get kind() {
      return reason ? 'memory' : store.kind;
    },
    restore() {
      isBack = true;
    },
    async run(access, work) {
      // Somebody else may have made room by the visitor's next message.
      if ((isBack && access !== 'append') || (reason === 'full' && access === 'write-strict')) await restore();
      try {
        if (!reason) return await store.run(access, work);
        const isWriting = access !== 'read' && access !== 'scan' && access !== 'erase';
        if (reason === 'full' && !isWriting) {
          const done = await store.run(access, (disk) => work(overlaidRecords(disk, changed)));
          isBack ||= access === 'erase';
          return done;
        }
      } catch (error) {
        fail(error);
      }
      return work(overlaidRecords(memory, changed));
    },
    close() {
      store.close();
    },
  };
}
