import type { Clock } from '../../core/clock.js';
import { createIdbRecordStore } from '../stores/idb-record-store.js';
import { textRecords } from '../stores/text-records.js';
import { eraseEverything } from './erase-everything.js';

/** Deletes the key of an encrypted history, and with it all that nobody can read any more: its user logs out. */
export async function dropKey(name: string, clock: Clock): Promise<void> {
  const store = createIdbRecordStore(name, clock, textRecords());
  try {
    await store.run('erase', (records) => eraseEverything(records, clock.date()));
  } finally {
    store.close();
  }
}
