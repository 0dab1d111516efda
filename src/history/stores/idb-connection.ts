import { promisifyRequest } from 'idb-keyval';
import { delay, type Clock } from '../../core/clock.js';
import { storageError } from './storage-error.js';
import { within } from './within.js';

/** The one object store of the database. */
export const storeName = 'records';
/** Some browsers never answer. */
const openLimit = 3_000;
const longestPause = 400;

export interface IdbConnection {
  readonly database: IDBDatabase;
  /** Whether the database was made by this opening, and so is empty. */
  readonly isNew: boolean;
}

/**
 * Opens the database, and creates it where `creates` is true; else undefined where there is none.
 *
 * Without a version, as idb-keyval does: what a newer script has made opens, too. Not by its `createStore`, which
 * keeps the connection to itself: where the first transaction fails, nobody could close it, and it would stand in the
 * way of everyone who upgrades or deletes the database.
 *
 * @param onLate takes what opens only after the call has given up, 3 s later
 */
export function connect(
  name: string,
  creates: boolean,
  clock: Clock,
  onLate: (late: IdbConnection | undefined) => void,
): Promise<IdbConnection | undefined> {
  return within(clock, openLimit, openPatiently(name, creates, clock), false, onLate);
}

/** A browser refuses for a moment while it clears the site's data, or while the disk is busy: tries three times. */
async function openPatiently(name: string, creates: boolean, clock: Clock): Promise<IdbConnection | undefined> {
  for (let pause = 100; ; pause *= 4) {
    try {
      return await open(name, creates);
    } catch (error) {
      if (pause > longestPause || !/^(Abort|Unknown)Error/.test(String(error))) throw storageError(error);
      await delay(clock, pause);
    }
  }
}

async function open(name: string, creates: boolean): Promise<IdbConnection | undefined> {
  if (!creates && (await isAbsent(name))) return undefined;
  const request = indexedDB.open(name);
  let isNew = false;
  request.addEventListener('upgradeneeded', () => {
    isNew = true;
    request.result.createObjectStore(storeName);
  });
  return { database: await promisifyRequest(request), isNew };
}

async function isAbsent(name: string): Promise<boolean> {
  try {
    return (await indexedDB.databases()).every((database) => database.name !== name);
  } catch {
    // An older browser cannot tell, and opening will show the rest.
    return false;
  }
}
