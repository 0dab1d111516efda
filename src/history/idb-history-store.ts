import type { Clock } from '../core/clock.js';
import type { Log } from '../platform/log.js';
import type { HistoryStore } from './history-store.js';
import { createIdbRecordStore } from './stores/idb-record-store.js';
import { recordHistory } from './record-history.js';
import { storageError } from './stores/storage-error.js';
import { textRecords } from './stores/text-records.js';

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
  return recordHistory(store, clock, log);
}
