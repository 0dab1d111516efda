import type { KeyedRecord, RecordKey, Records } from './records.js';

/** The few methods of a `Map` that records need; a tab's session has them, too. */
export interface TextMap {
  get(text: string): unknown;
  set(text: string, value: unknown): unknown;
  delete(text: string): unknown;
  keys(): Iterable<string>;
}

/** Records that can be listed at once. */
export interface TextRecords extends Records {
  under(prefix: RecordKey): readonly KeyedRecord[];
}

/** Records in a map whose keys are texts. */
export function textRecords(map: TextMap = new Map<string, unknown>()): TextRecords {
  const textsUnder = (prefix: RecordKey): readonly string[] => {
    const start = prefix.map((part) => `${textOf([part])}/`).join('');
    return [...map.keys()].filter((text) => `${text}/`.startsWith(start));
  };
  const under = (prefix: RecordKey): readonly KeyedRecord[] =>
    textsUnder(prefix).map((text) => ({ key: keyOf(text), value: map.get(text) }));
  return {
    under,
    list: async (prefix) => under(prefix),
    get: async (key) => map.get(textOf(key)),
    put(key, value) {
      map.set(textOf(key), value);
    },
    delete(prefix) {
      for (const text of textsUnder(prefix)) map.delete(text);
    },
  };
}

// Not as JSON: old scripts of a page change what it makes of a list.
function textOf(key: RecordKey): string {
  return key.map((part) => (typeof part === 'number' ? `#${part}` : encodeURIComponent(String(part)))).join('/');
}

function keyOf(text: string): RecordKey {
  return text.split('/').map((part) => (part.startsWith('#') ? Number(part.slice(1)) : decoded(part)));
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
