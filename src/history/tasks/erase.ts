import type { Clock } from '../../core/clock.js';
import type { Records } from '../records/records.js';
import { eraseRecords } from '../records/write-records.js';
import { createIdbRecordStore } from '../stores/idb-record-store.js';
import { textRecords } from '../stores/text-records.js';

/** Erases everything, what newer scripts have added, too. */
export async function eraseEverything(records: Records, now: number): Promise<void> {
  const ids = new Set<string>();
  for (const kind of ['c', 'd', 'x']) {
    for (const { key } of await records.list([kind])) if (typeof key[1] === 'string') ids.add(key[1]);
  }
  records.delete([]);
  for (const id of ids) eraseRecords(records, id, now);
}

/** Deletes the key of an encrypted history, and with it all that nobody can read any more: its user logs out. */
export async function dropKey(name: string, clock: Clock): Promise<void> {
  const store = createIdbRecordStore(name, clock, textRecords());
  try {
    await store.run('erase', (records) => eraseEverything(records, clock.date()));
  } finally {
    store.close();
  }
}
