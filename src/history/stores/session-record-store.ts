import { jsonText } from '../../core/json-text.js';
import { sessionPrefix } from '../history-name.js';
import { mirroredRecords } from './mirrored-records.js';
import type { Records, RecordStore } from '../records/records.js';
import { textRecords, type TextMap } from './text-records.js';

/**
 * Records in this tab's session: they survive a reload and go with the tab. A tab that is duplicated, or opened by a
 * script of this page, begins with a copy of them and goes its own way from there.
 */
export function createSessionRecordStore(name: string, mirror: Records): RecordStore {
  return {
    kind: 'session',
    async run(access, work) {
      // Asked for each time: in a page without access to storage, the look alone throws.
      const records = textRecords(sessionMap(sessionStorage, sessionPrefix(name)));
      return work(access === 'scan' ? records : mirroredRecords(records, mirror));
    },
    close() {},
  };
}

/** The items whose names begin with `prefix`, as JSON. What is no JSON is given as it is, and is damage to a reader. */
function sessionMap(storage: Storage, prefix: string): TextMap {
  return {
    get: (text) => parsed(storage.getItem(prefix + text)),
    set: (text, value) => storage.setItem(prefix + text, jsonText(value)),
    delete: (text) => storage.removeItem(prefix + text),
    keys: () =>
      Object.keys(storage)
        .filter((name) => name.startsWith(prefix))
        .map((name) => name.slice(prefix.length)),
  };
}

function parsed(json: string | null): unknown {
  try {
    return json === null ? undefined : JSON.parse(json);
  } catch {
    return json;
  }
}
