import { dateWords } from './date-words.js';
import { createEnglish } from './english.js';
import type { Strings } from './strings.js';

/** A language we speak. */
export type Language = 'en' | 'fr';

/**
 * The texts in a language. English comes with the panel; every other language is a file of its own, loaded here.
 * Rejects when that file cannot be loaded.
 */
export async function loadStrings(language: Language): Promise<Strings> {
  const dates = dateWords(language, navigator.languages);
  if (language === 'en') return createEnglish(dates);
  const { createFrench } = await import('./french.js');
  return createFrench(dates);
}
