import type * as english from './en/texts.js';
import type { Translated } from './text.js';

/** All texts of a language, by feature: what every folder beside this file holds. English says which there are. */
export type Translation = { readonly [F in keyof typeof english]: Translated<(typeof english)[F]> };

/** A language as the registry knows it. */
export interface Language {
  /** Loaded with the registry, since a page shows them before anybody opens the chat. */
  readonly launcher: LauncherStrings;
  load(): Promise<Translation>;
}

export type PanelStrings = Translation['panel'];
export type ExtendedStrings = Translation['extended'];
export type AnswerPartsStrings = Translation['answerParts'];
export type DataStrings = Translation['data'];
export type DoctorStrings = Translation['doctor'];
export type LauncherStrings = Translation['launcher'];
export type LongListStrings = Translation['longList'];
export type MenuStrings = Translation['menu'];
export type MessageToolsStrings = Translation['messageTools'];
export type NoticeStrings = Translation['notices'];

/** The texts around the nodes of an answer. */
export interface MarkdownStrings {
  readonly opensInNewTab: string;
  /** Undefined in English, which comes with the code that needs them. */
  readonly extended: ExtendedStrings | undefined;
}
