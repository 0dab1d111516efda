import { jsonText } from '../../core/json-text.js';
import { ChatError } from '../../core/chat-error.js';
import type { Clock } from '../../core/clock.js';
import { newId } from '../../platform/new-id.js';
import { mirroredRecords } from './mirrored-records.js';
import { overlaidRecords } from './overlaid-records.js';
import { numberOf, own } from '../records/read-fields.js';
import { formatVersion, idOf, isNewer, keyAt } from '../records/format.js';
import type { KeyedRecord, RecordKey, Records, RecordStore } from '../records/records.js';
import { encrypt, decrypt } from './encryption.js';
import { textRecords } from './text-records.js';

/** Kinds of records that hold nothing of what was written: which conversation was last, which were erased, the key. */
const plainKinds: readonly unknown[] = ['last', 'x', 'k'];
/** Another tab has to come in between each time. */
const mostAttempts = 50;

/** One reading of a piece of work, to be repeated when it writes: its marks tell whether anything has changed. */
interface Reading {
  readonly marks: string;
  look(records: Records): Promise<readonly KeyedRecord[]>;
}

/**
 * Records that are encrypted wherever `store` keeps them, with a key that is kept there, too, and that no script can
 * read: it can be used in this browser, and nowhere once it is deleted.
 *
 * Nothing but requests may be awaited within a transaction of IndexedDB, and encryption is no request. So work runs
 * outside of any: what it reads is read and decrypted step by step, what it writes is encrypted and then written in
 * one transaction, which first looks whether all that was read is still as it was; where it is not, the work begins
 * anew.
 *
 * @param mirror takes in, decrypted, all that the page reads and writes
 */
export function createEncryptedRecordStore(store: RecordStore, mirror: Records, clock: Clock): RecordStore {
  // Only pages that came over https have it, and nothing is kept in clear instead.
  if (!globalThis.crypto?.subtle) throw new Error('encryption needs a page that came over https');

  /** Keeps a new key, and encrypts in the same transaction what was written before there was one. */
  async function makeKey(): Promise<void> {
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    for (let isDone = false; !isDone;) {
      const found = await store.run('scan', (records) => records.list([]));
      const inClear = found.filter(({ value }) => !isNewer(value) && own(value, 'iv') === undefined);
      const puts = await Promise.all(inClear.map(async (record) => ({ ...record, value: await closed(key, record) })));
      isDone = await store.run('write', async (records) => {
        // The key of another tab counts where it came first.
        if (keyOf(await records.get(keyAt))) return true;
        if (marksOf(await records.list([])) !== marksOf(found)) return false;
        records.put(keyAt, { formatVersion, id: newId(), key });
        for (const { key: at, value } of puts) records.put(at, value);
        return true;
      });
    }
  }

  const openedAt = clock.date();

  /** Fails where the user has left since this page opened: nothing is written for them, and no new key is made. */
  async function makeKeyUnlessLeft(): Promise<void> {
    const erasures = await store.run('scan', (records) => records.list(['x']));
    const hasLeft = erasures.some(
      ({ value }) => own(value, 'hasLeft') === true && (numberOf(value, 'erasedAt') ?? 0) > openedAt,
    );
    if (hasLeft) throw new ChatError('storage', 'the user has left the site');
    await makeKey();
  }

  const sealed: RecordStore = {
    kind: store.kind,
    get isEmptied() {
      return store.isEmptied === true;
    },
    close: () => store.close(),

    async run(access, work) {
      const isReading = access === 'read' || access === 'scan';
      for (let attempt = 1; ; attempt += 1) {
        const readings: Reading[] = [];
        const deleted: RecordKey[] = [];
        const written = textRecords();
        let key: CryptoKey | undefined;

        const read = async (look: Reading['look']): Promise<readonly KeyedRecord[]> => {
          const found = await store.run(access === 'scan' ? 'scan' : 'read', look);
          readings.push({ marks: marksOf(found), look });
          return Promise.all(found.map(async (record) => ({ key: record.key, value: await opened(key, record) })));
        };
        const readOne = async (at: RecordKey): Promise<unknown> => {
          const [found] = await read(async (disk) => {
            const value = await disk.get(at);
            return value === undefined ? [] : [{ key: at, value }];
          });
          return found?.value;
        };

        const keyRecord = await readOne(keyAt);
        key = keyOf(keyRecord);
        if (!key && !isReading && access !== 'erase') {
          await makeKeyUnlessLeft();
          continue;
        }
        const base: Records = {
          get: readOne,
          list: (...query) => read((disk) => disk.list(...query)),
          page: (...query) => read((disk) => disk.page(...query)),
          put() {},
          delete: (prefix) => void deleted.push(prefix),
        };
        const records = overlaidRecords(base, written);
        const result = await work(access === 'scan' ? records : mirroredRecords(records, mirror));
        if (isReading) return result;

        const closing = written.under([]).map(async (record) => ({ ...record, value: await closed(key, record) }));
        const puts = await Promise.all(closing);
        const isDone = await store.run(access === 'append' ? 'write' : access, async (disk) => {
          for (const { look, marks } of readings) if (marksOf(await look(disk)) !== marks) return false;
          for (const prefix of deleted) disk.delete(prefix);
          // The visitor erases what they wrote; only a user who leaves takes the key along.
          const erasesAll = deleted.some(({ length }) => length === 0);
          if (key && erasesAll && !deleted.some(([kind]) => kind === 'k')) disk.put(keyAt, keyRecord);
          for (const { key: at, value } of puts) disk.put(at, value);
          return true;
        });
        if (isDone) return result;
        if (attempt === mostAttempts) throw new Error('other tabs write all the time');
      }
    },
  };
  return sealed;
}

function keyOf(record: unknown): CryptoKey | undefined {
  const key = own(record, 'key');
  return key instanceof CryptoKey ? key : undefined;
}

async function closed(key: CryptoKey | undefined, { key: at, value }: KeyedRecord): Promise<unknown> {
  if (!key || plainKinds.includes(at[0])) return value;
  return { formatVersion, ...(await encrypt(key, at, value)) };
}

/** The record; as it is where it is not encrypted, or cannot be decrypted. */
async function opened(key: CryptoKey | undefined, { key: at, value }: KeyedRecord): Promise<unknown> {
  return (key && (await decrypt(key, at, value))) ?? value;
}

/** Tells one state of records from any other: what is encrypted by its random beginning, the rest by its content. */
function marksOf(records: readonly KeyedRecord[]): string {
  return jsonText(
    records.map(({ key, value }) => {
      const iv = own(value, 'iv');
      return [key, iv instanceof Uint8Array ? [...iv] : (idOf(value) ?? ''), iv ? '' : value];
    }),
  );
}
