import type { KeyedRecord, RecordKey, Records } from '../records/records.js';
import { textRecords, type TextRecords } from './text-records.js';

/** Records with others over them, which take in all that is changed from now on. */
export function overlaidRecords(base: Records, changed: TextRecords): Records {
  /** Both in one, so that its order is found as anywhere. */
  function joined(found: readonly KeyedRecord[], prefix: RecordKey): TextRecords {
    const both = textRecords();
    for (const { key, value } of [...found, ...changed.under(prefix)]) both.put(key, value);
    return both;
  }

  return {
    get: async (key) => (await changed.get(key)) ?? base.get(key),
    list: async (prefix, from) => joined(await base.list(prefix, from), prefix).list(prefix, from),
    page: async (prefix, before, count) =>
      joined(await base.page(prefix, before, count), prefix).page(prefix, before, count),
    put(key, value) {
      base.put(key, value);
      changed.put(key, value);
    },
    delete(prefix) {
      base.delete(prefix);
      changed.delete(prefix);
    },
  };
}
