/**
 * The texts that a page may need before its chat is opened: the launcher's in other languages, and the sentences for an
 * owner's mistakes. Most pages are in English and without mistakes, and load none of it.
 */
export { sentencesOf } from './options/mistakes.js';
export { languageFor } from './strings/languages.js';
