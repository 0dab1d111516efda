/** Levels of quotes and list items within one another; deeper markers are text. */
export const deepestBlock = 100;

/**
 * Cells of one table, those included that a short row leaves empty; the rows behind them are plain text. Without it, a
 * wide header and many short rows would make a page of millions of cells out of a few kilobytes.
 */
export const mostCells = 20_000;

/** Levels of emphasis, links and the like within one another; deeper ones add nothing. */
export const deepestInline = 100;

/** Columns of a table that is shown as one; a row of more would take long to render. */
export const mostColumns = 500;

/**
 * Marks of markdown in one answer, by about the elements that they become: one for a run of emphasis or backticks, three
 * for a link, a formula, a block or a cell, twenty for a block of code with its buttons. The lines behind them are plain
 * text: browsers lay out a page of more elements too slowly to be used.
 */
export const mostMarks = 120_000;

export const marksOfBlock = 3;

export const marksOfCode = 20;

/**
 * Characters of a paragraph. A longer one goes on in another, for browsers lay out a paragraph as a whole, and its
 * markup is read as a whole, too.
 */
export const longestParagraph = 8_192;

/** Characters behind which a longer line can only be text of a paragraph, or of an item, a quote or code. */
export const longestLine = 17_408;

const spans = /\*+|_+|`+/g;
const boxes = /[$[<&@]|:\/\//g;

/** The marks of inline text. */
export function marksIn(text: string): number {
  return (text.match(spans)?.length ?? 0) + 3 * (text.match(boxes)?.length ?? 0);
}
