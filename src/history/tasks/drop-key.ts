import type { Clock } from '../../core/clock.js';
import { eraseUser } from '../records/erase.js';
import { createIdbRecordStore } from '../stores/idb-record-store.js';
import { textRecords } from '../stores/text-records.js';

/**
 * Erases the encrypted history of a user who leaves the site, and whom this page does not show.
 *
 * @param leftAt milliseconds since 1970; a page of the user that opened before writes nothing any more
 */
export async function dropKey(name: string, clock: Clock, leftAt = clock.date()): Promise<void> {
  const store = createIdbRecordStore(name, clock, textRecords());
  try {
    await store.run('erase', (records) => eraseUser(records, leftAt));
  } finally {
    store.close();
  }
}
