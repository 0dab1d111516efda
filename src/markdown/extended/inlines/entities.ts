import type { Scan } from '../../inlines/scan.js';
import { lazy, type Lazy } from '../../../platform/lazy.js';

/** The characters of the names that answers use, by their names. */
const common = new Map(
  'amp& lt< gt> quot" apos\' nbsp\u00a0 copy© reg® trade™ deg° times× middot· bull• hellip… ndash– mdash— lsquo‘ rsquo’ ldquo“ rdquo” laquo« raquo» euro€ larr← rarr→'
    .split(' ')
    .map((entry) => [entry.slice(0, -1), entry.slice(-1)]),
);

/** The characters of all names. The table is as large as the rest of the extended syntax, so it loads with the first name that is not common. */
export const entityNames: Lazy<ReadonlyMap<string, string>> = lazy(async () =>
  (await import('./entity-names.js')).readEntityNames(),
);

const names = /&([a-z][a-z\d]{0,31});/gi;

const reference = /&(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z][a-z\d]{0,31});/iy;
const escapes = /\\([!-/:-@[-`{-~])|&(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z][a-z\d]{0,31});/gi;

/**
 * A character given by its name or its number.
 *
 * @see https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references
 */
export function readEntity(scan: Scan, at: number): number {
  reference.lastIndex = at;
  const match = reference.exec(scan.text)?.[0];
  const character = match && decodeReference(match);
  return character ? scan.add(character, at, at + match.length) : 0;
}

/** Text in which only backslash escapes and character references count: addresses, titles, info strings. */
export function decodeText(text: string): string {
  return text.replace(escapes, (match, escaped?: string) => escaped ?? decodeReference(match) ?? match);
}

/** Where the first name stands that cannot be read until {@link entityNames} has loaded; -1 if there is none. */
export function findUnknownName(text: string): number {
  if (entityNames.value) return -1;
  for (const { 1: name = '', index } of text.matchAll(names)) if (!common.has(name)) return index;
  return -1;
}

/** The character of `&amp;`, `&#38;` or `&#x26;`. */
function decodeReference(text: string): string | undefined {
  const name = text.slice(1, -1);
  if (!name.startsWith('#')) return common.get(name) ?? entityNames.value?.get(name);
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\uFFFD';
}
