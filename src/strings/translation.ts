import type * as english from './en/texts.js';
import type { Translated } from './text.js';

/** All texts of a language, by feature. English says which there are. */
export type Texts = { readonly [F in keyof typeof english]: Translated<(typeof english)[F]> };

/**
 * The texts as a folder beside this file holds them. Where one is missing English stands in, so that a text may be tried
 * before it is translated; `node scripts/strings.mjs` names all that are missing, and the build fails.
 */
export type Translation = { readonly [F in keyof Texts]: Beginning<Texts[F]> };

type Beginning<T> = T extends string | { readonly other: string } ? T : { readonly [K in keyof T]?: Beginning<T[K]> };

/** A language as the registry knows it. */
export interface Language {
  /** Loaded with the registry, since a page shows them before anybody opens the chat. */
  readonly launcher: LauncherStrings;
  /** That of the script; from left to right where it is not said. */
  readonly dir?: 'rtl';
  load(): Promise<Translation>;
}

export type PanelStrings = Texts['panel'];
export type ExtendedStrings = Texts['extended'];
export type AnswerPartsStrings = Texts['answerParts'];
export type DataStrings = Texts['data'];
export type DoctorStrings = Texts['doctor'];
export type LauncherStrings = Texts['launcher'];
export type LongListStrings = Texts['longList'];
export type MenuStrings = Texts['menu'];
export type MessageToolsStrings = Texts['messageTools'];
export type NoticeStrings = Texts['notices'];

/** The texts around the nodes of an answer. */
export interface MarkdownStrings {
  readonly opensInNewTab: string;
  /** Those of the extended syntax, which brings its English along. */
  extended(english: ExtendedStrings): ExtendedStrings;
}
