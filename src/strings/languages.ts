import type { Language } from './translation.js';
import { language as fr } from './fr/language.js';

/**
 * The languages beside English. A new one is a copy of the folder `fr/`, translated, and a line here. This module is a
 * chunk of its own: a page in English never loads it, and any other page one file of launcher texts at most before its
 * visitor opens the chat.
 */
const languages: Readonly<Record<string, Language>> = { fr };

/** The language that is nearest to a tag; undefined where there is none, and for English. */
export function languageFor(tag: string): (Language & { readonly name: string }) | undefined {
  const name = Object.keys(languages).find(
    (name) => tag === name || tag.toLowerCase().startsWith(`${name.toLowerCase()}-`),
  );
  const language = name === undefined ? undefined : languages[name];
  return name && language ? { ...language, name } : undefined;
}
