import { promisifyRequest } from 'idb-keyval';
import type { KeyedRecord, RecordKey, Records } from '../records/records.js';

/** Records of an IndexedDB store, within one transaction. Nothing but its own requests may be awaited meanwhile. */
export function idbRecords(objectStore: IDBObjectStore): Records {
  async function within(range: IDBKeyRange): Promise<readonly KeyedRecord[]> {
    const [keys, values] = await Promise.all([
      promisifyRequest(objectStore.getAllKeys(range)),
      promisifyRequest<unknown[]>(objectStore.getAll(range)),
    ]);
    return keys.map((key, at) => ({ key: Array.isArray(key) ? key : [], value: values[at] }));
  }

  return {
    get: (key) => promisifyRequest<unknown>(objectStore.get(key)),
    list: (prefix, from) => within(rangeOf(prefix, from)),
    async page(prefix, before, count) {
      // No range is an empty one.
      if (before <= 0) return [];
      const bound = (from: IDBValidKey): IDBKeyRange => IDBKeyRange.bound(from, [...prefix, before], false, true);
      // By keys from the end, since only the newest browsers read values backwards in one go.
      const request = objectStore.openKeyCursor(bound([...prefix, 0]), 'prev');
      let cursor = await promisifyRequest(request);
      if (cursor && count > 1) {
        cursor.advance(count - 1);
        cursor = await promisifyRequest(request);
      }
      return within(bound(cursor?.key ?? [...prefix, 0]));
    },
    put(key, value) {
      objectStore.put(value, key);
    },
    delete(prefix) {
      objectStore.delete(rangeOf(prefix));
    },
  };
}

/** The key itself and every longer one: a list sorts after its own beginning, and after all numbers and texts. */
function rangeOf(prefix: RecordKey, from?: number): IDBKeyRange {
  return IDBKeyRange.bound(from === undefined ? prefix : [...prefix, from], [...prefix, []]);
}
