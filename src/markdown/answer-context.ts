import type { ReadonlySignal } from '@preact/signals';
import { createContext, type Provider } from 'preact';
import { useContext } from 'preact/hooks';
import type { AnswerOptions } from './answer-options.js';
import type { ExtendedStrings, MarkdownStrings } from '../strings/translation.js';
import type { ExtendedView } from './extended-view.js';
import type { SourceMarks } from './source-marks.js';

/** What the nodes of an answer need to know. */
export interface AnswerContext {
  readonly labels: MarkdownStrings;
  readonly options: AnswerOptions;
  /** Set once the text needs it. */
  readonly extended: LoadedExtended | undefined;
  // What comes late is a signal, so that only the nodes that ask for it render again, and not every one of a long text.
  /** The marks that the text may hold; without them, nothing is a mark. */
  readonly marks: ReadonlySignal<SourceMarks | undefined>;
  /** The numbers of footnotes, once the text is whole. */
  readonly noteNumbers: ReadonlySignal<ReadonlyMap<string, number> | undefined>;
}

export interface LoadedExtended {
  readonly view: ExtendedView;
  readonly labels: ExtendedStrings;
}

const Answer = createContext<AnswerContext | undefined>(undefined);

export const AnswerProvider: Provider<AnswerContext | undefined> = Answer.Provider;

export function useAnswer(): AnswerContext {
  const context = useContext(Answer);
  if (!context) throw new Error('outside of an answer');
  return context;
}
