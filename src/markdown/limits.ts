/** Levels of quotes and list items within one another; deeper markers are text. */
export const deepestBlock = 100;

/**
 * Cells of one table, those included that a short row leaves empty; the rows behind them are plain text. Without it, a
 * wide header and many short rows would make a page of millions of cells out of a few kilobytes.
 */
export const mostCells = 20_000;

/** Levels of emphasis, links and the like within one another; deeper ones add nothing. */
export const deepestInline = 100;
