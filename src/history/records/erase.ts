import { keyAt } from './format.js';
import type { Records } from './records.js';
import { eraseRecords, type Erasure } from './write-records.js';

/** Erases everything, what newer scripts have added, too. */
export async function eraseEverything(records: Records, now: number, erasure: Erasure = {}): Promise<void> {
  const ids = new Set<string>();
  for (const kind of ['c', 'd', 'x']) {
    for (const { key } of await records.list([kind])) if (typeof key[1] === 'string') ids.add(key[1]);
  }
  records.delete([]);
  for (const id of ids) eraseRecords(records, id, now, { ...erasure, isWithAll: true });
}

/** Erases an encrypted history, whose user leaves the site, with its key. */
export async function eraseUser(records: Records, now: number): Promise<void> {
  await eraseEverything(records, now, { hasLeft: true });
  records.delete(keyAt);
}
