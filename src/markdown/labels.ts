import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** The words that an answer's own controls need. */
export interface MarkdownLabels {
  /** Above code of no named language, and its name for screen readers. */
  readonly code: string;
  /** On the button above code. */
  readonly copy: string;
  /** The full name of that button; the language is empty where none was named. Holds the words of `copy`. */
  readonly copyCode: (language: string) => string;
  /** On that button once the code is copied. */
  readonly copied: string;
  /** On that button where the browser refused. */
  readonly notCopied: string;
  /** Read behind the text of a link. */
  readonly opensInNewTab: string;
  /** On the button that loads an image. */
  readonly loadImage: string;
  /** Beside it: where the image would come from. */
  readonly imageFrom: (host: string) => string;
  /** Name of the box in which a wide table scrolls. */
  readonly table: string;
  /** Names of the box before a task. */
  readonly taskDone: string;
  readonly taskOpen: string;
}

const Context = createContext<MarkdownLabels | undefined>(undefined);

/** Gives the nodes of an answer their words. */
export const LabelsProvider = Context.Provider;

export function useLabels(): MarkdownLabels {
  const labels = useContext(Context);
  if (!labels) throw new Error('a node of an answer stands outside of AnswerText');
  return labels;
}
