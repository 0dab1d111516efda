import type { Language } from './translation.js';
import { language as ar } from './ar/language.js';
import { language as cs } from './cs/language.js';
import { language as da } from './da/language.js';
import { language as de } from './de/language.js';
import { language as es } from './es/language.js';
import { language as fr } from './fr/language.js';
import { language as he } from './he/language.js';
import { language as hi } from './hi/language.js';
import { language as id } from './id/language.js';
import { language as it } from './it/language.js';
import { language as ja } from './ja/language.js';
import { language as ko } from './ko/language.js';
import { language as nl } from './nl/language.js';
import { language as pl } from './pl/language.js';
import { language as ptPT } from './pt-PT/language.js';
import { language as ptBR } from './pt-BR/language.js';
import { language as sv } from './sv/language.js';
import { language as th } from './th/language.js';
import { language as tr } from './tr/language.js';
import { language as uk } from './uk/language.js';
import { language as vi } from './vi/language.js';
import { language as zhHans } from './zh-Hans/language.js';
import { language as zhHant } from './zh-Hant/language.js';

/**
 * The languages beside English, by their BCP 47 tags. This module is a chunk of its own: a page in English never loads
 * it, and any other page no more than its launcher texts before its visitor opens the chat.
 *
 * Of several tags with the same first part, the first stands for that part: `pt-AO` is nearer to the Portuguese of
 * Portugal.
 */
export const languages: Readonly<Record<string, Language>> = {
  ar,
  cs,
  da,
  de,
  es,
  fr,
  he,
  hi,
  id,
  it,
  ja,
  ko,
  nl,
  pl,
  'pt-PT': ptPT,
  'pt-BR': ptBR,
  sv,
  th,
  tr,
  uk,
  vi,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
};

/** A language with its tag. */
export interface NamedLanguage extends Language {
  /** Its BCP 47 tag, for the attribute. */
  readonly lang: string;
}

/**
 * The language that comes first among the wanted ones; undefined where that is English, and where there is none.
 *
 * @param wanted tags with commas between, best first
 */
export function languageFor(wanted: string): NamedLanguage | undefined {
  for (const tag of wanted.split(',')) {
    const lang = nearest(tag);
    const language = languages[lang];
    if (language) return { ...language, lang };
    if (lang === 'en') return undefined;
  }
  return undefined;
}

/**
 * Lookup as in RFC 4647, with the script and region that a tag leaves out: `zh-TW` is written in `Hant`, and `pt` alone
 * is Brazil's. Old codes have their new names (`iw` is `he`).
 */
function nearest(tag: string): string {
  const { language = '', script, region } = likely(tag);
  const names = ['en', ...Object.keys(languages)];
  return (
    [`${language}-${script}`, `${language}-${region}`, language].find((name) => names.includes(name)) ??
    names.find((name) => name.startsWith(`${language}-`)) ??
    ''
  );
}

/** Empty for what is no tag. Pages write `pt_BR`, too. */
function likely(tag: string): Partial<Intl.Locale> {
  try {
    return new Intl.Locale(tag.trim().replaceAll('_', '-')).maximize();
  } catch {
    return {};
  }
}
