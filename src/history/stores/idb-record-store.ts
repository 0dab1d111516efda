import { isChatError } from '../../core/chat-error.js';
import type { Clock } from '../../core/clock.js';
import { isPromise } from '../../core/is-promise.js';
import { connect, storeName, type IdbConnection } from './idb-connection.js';
import { idbRecords } from './idb-records.js';
import { mirroredRecords } from './mirrored-records.js';
import type { Access, RecordStore, Work } from '../records/records.js';
import { isQuotaError } from './storage-error.js';
import { textRecords, type TextRecords } from './text-records.js';
import { within } from './within.js';

/** A transaction that takes longer hangs, or its page has slept. */
const transactionLimit = 10_000;

/**
 * Records in IndexedDB. Connections die in many ways, with and without an event: whatever fails is tried once more
 * on a new connection. A database that has to be made anew was deleted meanwhile, and gets back what `mirror` holds.
 *
 * @param onLate called when the database is there after all, long after a work has failed because it did not open
 */
export function createIdbRecordStore(
  name: string,
  clock: Clock,
  mirror: TextRecords,
  onLate: () => void = () => {},
): RecordStore {
  let database: IDBDatabase | undefined;
  let isEmptied = false;

  function close(): void {
    database?.close();
    database = undefined;
  }

  async function open(creates: boolean): Promise<IDBDatabase | undefined> {
    return adopt(
      await connect(name, creates, clock, (late) => {
        adopt(late);
        onLate();
      }),
    );
  }

  function adopt(opened: IdbConnection | undefined): IDBDatabase | undefined {
    if (!opened) return undefined;
    const connection = opened.database;
    database = connection;
    isEmptied ||= opened.isNew;
    // Deleting or upgrading the database waits until every connection is closed.
    for (const event of ['versionchange', 'close']) {
      connection.addEventListener(event, () => {
        connection.close();
        if (database === connection) database = undefined;
      });
    }
    return connection;
  }

  // Nothing is awaited before the work has begun: a page that is about to go must have its last checkpoint on the way
  // when the call returns.
  async function attempt<T>(access: Access, work: Work<T>): Promise<T> {
    const writes = access !== 'read' && access !== 'scan';
    const connection = database ?? (await open(writes && access !== 'erase'));
    if (!connection) return work(mirroredRecords(textRecords(), mirror));
    const transaction = connection.transaction(storeName, writes ? 'readwrite' : 'readonly', {
      durability: access === 'write-strict' ? 'strict' : 'relaxed',
    });
    return within(clock, transactionLimit, perform(transaction, access, work), true);
  }

  async function perform<T>(transaction: IDBTransaction, access: Access, work: Work<T>): Promise<T> {
    const committed = commitOf(transaction);
    // The work may fail first, and then nobody asks for the rest.
    committed.catch(() => {});
    try {
      const objectStore = transaction.objectStore(storeName);
      const refills = isEmptied && transaction.mode === 'readwrite';
      if (refills) for (const { key, value } of mirror.under([])) objectStore.put(value, key);
      const records = idbRecords(objectStore);
      const result = work(access === 'scan' ? records : mirroredRecords(records, mirror));
      // Work that asks nothing more of the disk is on its way to it when the call returns.
      if (access === 'append' || !isPromise(result)) transaction.commit();
      const value = await result;
      await committed;
      if (refills) isEmptied = false;
      return value;
    } catch (error) {
      try {
        transaction.abort();
      } catch {
        // It has ended by itself.
      }
      throw error;
    }
  }

  return {
    kind: 'persistent',
    get isEmptied() {
      return isEmptied;
    },
    close,
    async run(access, work) {
      for (let isAgain = false; ; isAgain = true) {
        try {
          return await attempt(access, work);
        } catch (error) {
          close();
          if (isAgain || isQuotaError(error) || (isChatError(error) && !error.retryable)) throw error;
        }
      }
    },
  };
}

/** Settles with the transaction, not with its last request: a full disk may show only then. */
function commitOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    // Without an error where the browser had its own reasons.
    transaction.addEventListener('abort', () => reject(transaction.error));
  });
}
