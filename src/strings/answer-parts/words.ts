import type { AnswerPartsStrings } from './answer-parts-strings.js';
import { english } from './english.js';
import { french } from './french.js';

/** Few texts: not worth a request for each language. */
export function answerPartsWords(language: string): AnswerPartsStrings {
  return language === 'fr' ? french : english;
}
