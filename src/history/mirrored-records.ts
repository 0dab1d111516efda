import type { Records } from './records.js';

/**
 * Keeps in memory, too, all that goes through: what this page has shown and written is then at hand when the disk
 * breaks or is emptied.
 */
export function mirroredRecords(records: Records, mirror: Records): Records {
  return {
    async get(key) {
      const value = await records.get(key);
      if (value !== undefined) mirror.put(key, value);
      return value;
    },
    async list(prefix) {
      const found = await records.list(prefix);
      for (const { key, value } of found) mirror.put(key, value);
      return found;
    },
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
