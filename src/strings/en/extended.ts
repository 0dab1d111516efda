/** The texts around code, tables, images, tasks, footnotes and formulas in answers. */
export const extended = {
  /** Above code of no named language, and its name for screen readers. */
  code: 'Code',
  /** On the button above code. */
  copy: 'Copy',
  /** On it, once it has. */
  copied: 'Copied',
  /** On it where the browser refused. */
  notCopied: 'Could not copy',
  /** The full name of that button where no language was named, and where one was. Both begin with `copy`. */
  copyCode: 'Copy code',
  copyCodeIn: 'Copy code, {language}',
  /** On the switch above code that breaks long lines. */
  wrap: 'Wrap lines',
  /** On the button that loads an image. */
  loadImage: 'Load image',
  /** Beside it: where the image would come from. */
  imageFrom: 'Image from {host}',
  /** The same for a picture that came within the answer. */
  imageHere: 'Image in this answer',
  /** In its place where it did not load. */
  imageFailed: 'The image could not be loaded.',
  /** Name of the box in which a wide table scrolls. */
  table: 'Table',
  /** On the buttons below a table: for spreadsheets and documents, and for programs. */
  copyTable: 'Copy table',
  copyCsv: 'Copy as CSV',
  /** Names of the box before a task. */
  taskDone: 'Done',
  taskOpen: 'To do',
  /** Name of a formula, before its TeX. */
  formula: 'Formula',
  /** Name of the list of footnotes. */
  footnotes: 'Footnotes',
  /** Name of the mark of a footnote in the text. */
  footnote: 'Footnote {number}',
  /** Name of the button that leads from a footnote back to its mark. */
  backToText: 'Back to the text, footnote {number}',
  /** Below what is too deep or too large to be read as more than text. */
  shownAsText: 'Part of this answer is too long or too deeply nested, so it is shown as plain text.',
} as const;
