import type { Misses } from '../../lookup.js';
import type { References } from '../references.js';

const escapes = /\\([!-/:-@[-`{-~])|&(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z][a-z\d]{0,31});/gi;

/** Text in which only escapes and named characters count: addresses, titles, info strings. */
export function decodeText(text: string, references: References, misses: Misses): string {
  return text.replace(escapes, (match, escaped?: string) => escaped ?? references.character(match, misses) ?? match);
}
