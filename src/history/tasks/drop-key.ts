import type { Clock } from '../../core/clock.js';
import { idbSpace } from '../stores/idb-record-store.js';
import { textRecords } from '../stores/text-records.js';
import { eraseEverything } from './erase-everything.js';

/** Deletes the key of an encrypted history, and with it all that nobody can read any more: its user logs out. */
export async function dropKey(name: string, clock: Clock): Promise<void> {
  const space = idbSpace(name, clock, textRecords());
  try {
    await space.run('erase', (records) => eraseEverything(records, clock.date()));
  } finally {
    space.close();
  }
}
