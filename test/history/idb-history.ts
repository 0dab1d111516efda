import type { Clock } from '../../src/core/clock.js';
import type { Log } from '../../src/platform/log.js';
import type { HistoryStore } from '../../src/history/history-store.js';
import { createIdbRecordStore } from '../../src/history/stores/idb-record-store.js';
import { recordHistory } from '../../src/history/record-history.js';
import { storageError } from '../../src/history/stores/storage-error.js';
import { textRecords } from '../../src/history/stores/text-records.js';

export interface IdbHistoryInit {
  /** The name of the database. */
  readonly name: string;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * A history in IndexedDB and nowhere else. Opens, and creates, the database; rejects with a `ChatError` of code
 * `storage` where that fails or takes longer than 3 s, and so do its methods.
 */
export async function openIdbHistory({ name, clock, log }: IdbHistoryInit): Promise<HistoryStore> {
  const store = createIdbRecordStore(name, clock, textRecords());
  try {
    await store.run('write', () => {});
  } catch (error) {
    throw storageError(error);
  }
  return recordHistory({ name, store, clock, log });
}
