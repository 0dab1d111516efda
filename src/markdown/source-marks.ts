import type { ComponentChildren } from 'preact';
import { createContext } from '../platform/hooks.js';

/** Marks of sources in the text of an answer: `[1]`, or `[1, 2]`. Keep the object while neither field changes. */
export interface SourceMarks {
  /** How many sources there are. What names another number is text. */
  readonly count: number;
  /** What stands in the place of a mark. */
  readonly render: (number: number) => ComponentChildren;
}

/** Gives the text within it the marks that it may hold. Without it, nothing is a mark. */
export const MarksContext = createContext<SourceMarks | undefined>('marks');
