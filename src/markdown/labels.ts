import type { Lazy } from '../platform/lazy.js';

/** The words that an answer's own controls need. */
export interface MarkdownLabels {
  /** Read behind the text of a link. */
  readonly opensInNewTab: string;
  /** The words that plain answers do without. */
  readonly extended: Lazy<ExtendedLabels>;
}

/** The words around code, tables, images, tasks, footnotes and formulas. */
export interface ExtendedLabels {
  /** Above code of no named language, and its name for screen readers. */
  readonly code: string;
  /** On the button above code. */
  readonly copy: string;
  /** On it, once it has. */
  readonly copied: string;
  /** On it where the browser refused. */
  readonly notCopied: string;
  /** The full name of that button; the language is empty where none was named. Holds the words of `copy`. */
  readonly copyCode: (language: string) => string;
  /** On the switch above code that breaks long lines. */
  readonly wrap: string;
  /** On the button that loads an image. */
  readonly loadImage: string;
  /** Beside it: where the image would come from. */
  readonly imageFrom: (host: string) => string;
  /** The same for a picture that came within the answer. */
  readonly imageHere: string;
  /** In its place where it did not load. */
  readonly imageFailed: string;
  /** Name of the box in which a wide table scrolls. */
  readonly table: string;
  /** On the buttons below a table, and their full names, which hold those words. */
  readonly copyTable: string;
  readonly copyTableAs: (format: 'TSV' | 'CSV') => string;
  /** Names of the box before a task. */
  readonly taskDone: string;
  readonly taskOpen: string;
  /** Name of a formula, before its TeX. */
  readonly formula: string;
  /** Name of the list of footnotes. */
  readonly footnotes: string;
  /** Name of the mark of a footnote in the text. */
  readonly footnote: (number: string) => string;
  /** Name of the button that leads from a footnote back to its mark. */
  readonly backToText: (number: string) => string;
  /** Below what is too deep or too large to be read as more than text. */
  readonly shownAsText: string;
}
