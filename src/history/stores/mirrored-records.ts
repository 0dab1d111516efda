import type { KeyedRecord, Records } from '../records/records.js';

/**
 * Keeps in memory, too, all that goes through: what this page has shown and written is then at hand when the disk
 * breaks or is emptied.
 */
export function mirroredRecords(records: Records, mirror: Records): Records {
  function mirrored(found: readonly KeyedRecord[]): readonly KeyedRecord[] {
    for (const { key, value } of found) mirror.put(key, value);
    return found;
  }

  return {
    async get(key) {
      const value = await records.get(key);
      if (value !== undefined) mirror.put(key, value);
      return value;
    },
    list: async (...query) => mirrored(await records.list(...query)),
    page: async (...query) => mirrored(await records.page(...query)),
    put(key, value) {
      records.put(key, value);
      mirror.put(key, value);
    },
    delete(prefix) {
      records.delete(prefix);
      mirror.delete(prefix);
    },
  };
}
