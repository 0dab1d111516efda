import type { Scan } from '../../inlines/scan.js';
import { entityNames } from './entity-names.js';

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

/** The character of `&amp;`, `&#38;` or `&#x26;`. */
function decodeReference(text: string): string | undefined {
  const name = text.slice(1, -1);
  if (!name.startsWith('#')) return entityNames().get(name);
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\uFFFD';
}
