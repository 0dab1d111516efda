import type { ReadonlySignal } from '@preact/signals';
import { createContext, type ComponentChildren, type Provider } from 'preact';
import { useContext } from 'preact/hooks';
import type { AnswerOptions } from './answer-options.js';
import type { ExtendedStrings, MarkdownStrings } from '../strings/translation.js';
import type { ExtendedView, LateWork } from './extended-view.js';

/** Marks of sources in the text of an answer: `[1]`, or `[1, 2]`. Keep the object while neither field changes. */
export interface SourceMarks {
  /** How many sources there are. A mark with another number is text. */
  readonly count: number;
  /** Renders one mark. */
  readonly render: (number: number) => ComponentChildren;
}

/** The context of every node of an answer. */
export interface AnswerContext {
  readonly labels: MarkdownStrings;
  readonly options: AnswerOptions;
  /** Set once the text needs it. */
  readonly extended: LoadedExtended | undefined;
  // Values that come late are signals, so that only the nodes that read them render again.
  /** The marks that the text may hold; without them, nothing is a mark. */
  readonly marks: ReadonlySignal<SourceMarks | undefined>;
  /** The numbers of footnotes, once the text is whole. */
  readonly noteNumbers: ReadonlySignal<ReadonlyMap<string, number> | undefined>;
}

export interface LoadedExtended {
  readonly view: ExtendedView;
  readonly late: LateWork;
  readonly labels: ExtendedStrings;
}

const Answer = createContext<AnswerContext | undefined>(undefined);

export const AnswerProvider: Provider<AnswerContext | undefined> = Answer.Provider;

export function useAnswer(): AnswerContext {
  const context = useContext(Answer);
  if (!context) throw new Error('outside of an answer');
  return context;
}

/** The words of the extended syntax. Only its own views may ask for them. */
export function useExtendedLabels(): ExtendedStrings {
  const { extended } = useAnswer();
  if (!extended) throw new Error('the words of the extended syntax are not loaded');
  return extended.labels;
}
