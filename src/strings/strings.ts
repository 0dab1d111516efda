import { panel as english } from './en/panel.js';
import { isEnglish } from './wanted-language.js';
import type { MarkdownStrings, PanelStrings, Translation } from './translation.js';

/** The language that a chat speaks, with the texts that the panel needs at once. */
export interface Strings extends PanelStrings {
  /** BCP 47 tag, for `lang`. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** BCP 47 tag of the visitor's own variant, for numbers and dates: see `format.ts`. */
  readonly locale: string;
  /** For the text of an answer. */
  readonly answer: MarkdownStrings;
  /**
   * The texts of a feature. A feature brings its English along in its own chunk; every other language is there as a
   * whole.
   */
  of<F extends keyof Translation>(feature: F, english: Translation[F]): Translation[F];
}

/** The registry of languages. */
type Languages = Pick<typeof import('./languages.js'), 'languageFor'>;

/**
 * The texts in the language that is nearest to a tag; English where there is none. Rejects when a chunk cannot be
 * loaded.
 */
export async function loadStrings(tag: string, loadLanguages: () => Promise<Languages>): Promise<Strings> {
  const language = isEnglish(tag) ? undefined : (await loadLanguages()).languageFor(tag);
  return createStrings(language?.name ?? 'en', navigator.languages, await language?.load());
}

/**
 * @param preferred the languages that the browser names: one of them may be a variant, such as British English
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
    locale: preferred.find((tag) => tag === language || tag.startsWith(`${language}-`)) ?? language,
    answer: { opensInNewTab: panel.opensInNewTab, extended: translation?.extended },
    of: (feature, english) => translation?.[feature] ?? english,
  };
}
