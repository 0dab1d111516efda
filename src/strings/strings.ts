import { panel as english } from './en/panel.js';
import { createFormat, type Format } from './format.js';
import type { MarkdownStrings, PanelStrings, Translation } from './translation.js';

/**
 * The languages beside English, each a chunk with all its texts. A new one is a copy of a folder, translated, and a
 * line here.
 */
const languages = {
  fr: () => import('./fr/texts.js'),
};

/** A language we speak. */
export type Language = 'en' | keyof typeof languages;

/** The language that a chat speaks, with the texts that the panel needs at once. */
export interface Strings extends PanelStrings {
  /** BCP 47 tag, for `lang`. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly format: Format;
  /** What the text of an answer takes. */
  readonly answer: MarkdownStrings;
  /**
   * The texts of a feature. A feature brings its English along in its own chunk; every other language is there as a
   * whole.
   */
  of<F extends keyof Translation>(feature: F, english: Translation[F]): Translation[F];
}

/** The texts in a language. Rejects when its chunk cannot be loaded. */
export async function loadStrings(language: Language): Promise<Strings> {
  return createStrings(language, navigator.languages, language === 'en' ? undefined : await languages[language]());
}

/**
 * @param preferred the languages that the browser names
 * @param translation undefined for English
 */
export function createStrings(
  language: string,
  preferred: readonly string[],
  translation?: Translation | undefined,
): Strings {
  const panel: PanelStrings = translation?.panel ?? english;
  return {
    ...panel,
    language,
    direction: 'ltr',
    format: createFormat(language, panel.units, preferred),
    answer: { opensInNewTab: panel.opensInNewTab, extended: translation?.extended },
    of: (feature, english) => translation?.[feature] ?? english,
  };
}
