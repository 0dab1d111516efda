/** Levels of quotes and list items within one another; deeper markers are text. */
export const deepestBlock = 100;

/** Levels of emphasis, links and the like within one another; deeper ones add nothing. */
export const deepestInline = 100;
