import type { ExtendedSyntax } from './extended-syntax.js';

/** Text that asked for something in vain and is told when it has come. */
export interface Waiting {
  /** Characters that will be read again. */
  readonly length: number;
  refresh(): void;
}

/** What a text asked for in vain is collected here: labels of links, and names of characters. */
export type Misses = Set<string>;

/** What the reading of a text may ask. */
export interface Lookup {
  /** The further syntax, once it is needed. */
  readonly extended: ExtendedSyntax | undefined;
  /** Set where text is read on trial: it finds what is there, and leaves no trace. */
  readonly isTrial: boolean;
}
