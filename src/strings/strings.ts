import { changedTexts, type TextChanges } from './changed-texts.js';
import { panel as english } from './en/panel.js';
import type { NamedLanguage } from './languages.js';
import type { MarkdownStrings, PanelStrings, Texts, Translation } from './translation.js';
import { isEnglish } from './wanted-language.js';

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
   * The texts of a feature, the same object each time. A feature brings its English along in its own chunk; every other
   * language is there as a whole.
   */
  of<F extends keyof Texts>(feature: F, english: Texts[F]): Texts[F];
}

/** The registry of languages. */
type Languages = Pick<typeof import('./languages.js'), 'languageFor'>;

/** The parts that the texts of a chat are made of; English where no language is named. */
export interface StringsSource {
  readonly language?: Pick<NamedLanguage, 'lang' | 'dir'> | undefined;
  readonly translation?: Translation | undefined;
  /** The owner's own texts. */
  readonly changes?: TextChanges | undefined;
  /** The languages that the browser names. */
  readonly preferred?: readonly string[];
}

/**
 * The texts in the first language among the wanted ones that there is; English where there is none. Rejects when a chunk
 * cannot be loaded.
 *
 * @param wanted tags with commas between, best first
 */
export async function loadStrings(
  wanted: string,
  changes: TextChanges | undefined,
  loadLanguages: () => Promise<Languages>,
): Promise<Strings> {
  const language = isEnglish(wanted) ? undefined : (await loadLanguages()).languageFor(wanted);
  return createStrings({ language, translation: await language?.load(), changes, preferred: navigator.languages });
}

export function createStrings({ language, translation, changes, preferred = [] }: StringsSource): Strings {
  const { lang = 'en', dir = 'ltr' } = language ?? {};
  const made = new Map<keyof Texts, object>();
  const panel = textsOf('panel', english);

  function textsOf<F extends keyof Texts>(feature: F, english: Texts[F]): Texts[F] {
    const texts = made.get(feature) ?? changedTexts(changedTexts(english, translation?.[feature]), changes?.[feature]);
    made.set(feature, texts);
    return texts as Texts[F];
  }

  return {
    ...panel,
    language: lang,
    direction: dir,
    locale: preferred.find((tag) => tag === lang || tag.startsWith(`${lang}-`)) ?? lang,
    answer: { opensInNewTab: panel.opensInNewTab, extended: (english) => textsOf('extended', english) },
    of: textsOf,
  };
}
