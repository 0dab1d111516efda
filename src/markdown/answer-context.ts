import { createContext, useContext } from '../platform/hooks.js';
import type { AnswerOptions } from './answer-options.js';
import type { MarkdownLabels, MoreLabels } from './labels.js';
import type { MoreView } from './more-view.js';

/** What the nodes of an answer need to know. */
export interface AnswerContext {
  readonly labels: MarkdownLabels;
  readonly options: AnswerOptions;
  /** Set once the text needs it. */
  readonly more: LoadedMore | undefined;
}

export interface LoadedMore {
  readonly view: MoreView;
  readonly labels: MoreLabels;
}

const Context = createContext<AnswerContext>('answer');

export const AnswerProvider = Context.Provider;

export function useAnswer(): AnswerContext {
  const context = useContext(Context);
  if (!context) throw new Error('a node of an answer stands outside of AnswerText');
  return context;
}

const Notes = createContext<ReadonlyMap<string, number> | undefined>('notes');

/** Gives the marks of footnotes their numbers, once the text is whole. */
export const NotesProvider = Notes.Provider;

export function useNoteNumbers(): ReadonlyMap<string, number> | undefined {
  return useContext(Notes);
}

/** The words of what came with the further syntax: whoever asks came with it, too. */
export function useMoreLabels(): MoreLabels {
  const { more } = useAnswer();
  if (!more) throw new Error('the words of the further syntax are not loaded');
  return more.labels;
}
