import { promisifyRequest } from 'idb-keyval';
import type { RecordKey, Records } from './records.js';

/** Records of an IndexedDB store, within one transaction. Nothing but its own requests may be awaited meanwhile. */
export function idbRecords(store: IDBObjectStore): Records {
  return {
    get: (key) => promisifyRequest<unknown>(store.get(key)),
    async list(prefix) {
      const range = rangeOf(prefix);
      const [keys, values] = await Promise.all([
        promisifyRequest(store.getAllKeys(range)),
        promisifyRequest<unknown[]>(store.getAll(range)),
      ]);
      return keys.map((key, at) => ({ key: Array.isArray(key) ? key : [], value: values[at] }));
    },
    put(key, value) {
      store.put(value, key);
    },
    delete(prefix) {
      store.delete(rangeOf(prefix));
    },
  };
}

/** The key itself and every longer one: a list sorts after its own beginning, and after all numbers and texts. */
function rangeOf(prefix: RecordKey): IDBKeyRange {
  return IDBKeyRange.bound(prefix, [...prefix, []]);
}
