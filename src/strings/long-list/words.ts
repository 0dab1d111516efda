import { english } from './english.js';
import { french } from './french.js';
import type { LongListStrings } from './long-list-strings.js';

/** Two texts: not worth a file for each language. */
export function longListWords(language: string): LongListStrings {
  return language === 'fr' ? french : english;
}
