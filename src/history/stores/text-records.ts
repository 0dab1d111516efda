import type { KeyedRecord, RecordKey, Records } from '../records/records.js';

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
  const recordAt = (text: string): KeyedRecord => ({ key: keyOf(text), value: map.get(text) });
  /** Those whose next part is a number in the range, by that number. */
  const between = (prefix: RecordKey, from: number, before: number): readonly string[] =>
    textsUnder(prefix)
      .map((text) => ({ text, at: keyOf(text)[prefix.length] }))
      .filter((found): found is { text: string; at: number } => Number(found.at) >= from && Number(found.at) < before)
      .sort((a, b) => a.at - b.at)
      .map(({ text }) => text);
  const under = (prefix: RecordKey): readonly KeyedRecord[] => textsUnder(prefix).map(recordAt);
  return {
    under,
    async list(prefix, from) {
      return from === undefined ? under(prefix) : between(prefix, from, Infinity).map(recordAt);
    },
    async page(prefix, before, count) {
      return between(prefix, 0, before).slice(-count).map(recordAt);
    },
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
