import type { ComponentChildren } from 'preact';

/** Marks of sources in the text of an answer: `[1]`, or `[1, 2]`. Keep the object while neither field changes. */
export interface SourceMarks {
  /** How many sources there are. What names another number is text. */
  readonly count: number;
  /** What stands in the place of a mark. */
  readonly render: (number: number) => ComponentChildren;
}
