import type { InlineNode } from '../nodes.js';
import type { Bottoms, Delimiter } from './delimiters.js';

/** Labels of links that a text asked for in vain. */
export type Misses = Set<string>;

/** `[` or `![`, which may begin a link or an image. */
export interface Bracket {
  readonly kind: 'bracket';
  readonly text: string;
  /** Where the text behind it begins. */
  readonly start: number;
  /** How many runs of `*`, `_` and `~` stood open before it. */
  readonly delimiters: number;
  /** Whether another bracket stands within. */
  hasInner: boolean;
  /** Set where it is likely to become a link, whose address has not come yet. */
  isHalf: boolean;
  /** Set once it is one: what becomes of the text within. */
  wrap: ((children: readonly InlineNode[]) => InlineNode) | undefined;
}

export interface InlineSource {
  readonly text: string;
  /** Text before it; only its last character counts. */
  readonly before: string;
  /** False where more text may follow. */
  readonly isWhole: boolean;
}

/** A piece of the text, in order: plain text, a finished node, or a mark that may begin or end a span. */
export type Part = string | Exclude<InlineNode, string> | Delimiter | Bracket | typeof linkEnd;

/** The end of a link or image whose bracket stands before. */
export const linkEnd = { kind: 'link-end' } as const;

/** A place behind which reading can begin again, for nothing before it can change. */
export interface Boundary {
  readonly position: number;
  /** The part that holds the place, and where that part begins in the text. */
  readonly part: number;
  readonly partStart: number;
}

/** The work on one text: what was made of it so far, and what is still open. */
export class Scan {
  readonly text: string;
  readonly isWhole: boolean;
  readonly misses: Misses;
  readonly parts: Part[] = [];
  /** Runs of `*`, `_` and `~` that may begin a span, or whose turn comes when the brackets around them have ended. */
  readonly delimiters: Delimiter[] = [];
  readonly bottoms: Bottoms = new Map();
  readonly brackets: Bracket[] = [];
  /** Links cannot hold links: brackets before this place can no longer become one. */
  linkFloor = 0;
  /** Where the runs begin whose turn comes when the outermost bracket has ended. */
  deferredFrom = 0;
  boundary: Boundary | undefined;
  /** Set where something half written makes all that follows uncertain. */
  isUncertain = false;
  /** Where the plain text begins that is not yet a part. */
  textStart = 0;
  /** The last place of each length of backtick runs, once all were seen. */
  backticks: Map<number, number> | undefined;
  /** Ends of raw HTML that do not come in the rest of the text. */
  readonly absent = new Set<string>();
  /** Where marks come next, or -1 where none does any more. */
  readonly found = new Map<string, number>();
  readonly #before: string;

  constructor(source: InlineSource, misses: Misses) {
    this.text = source.text;
    this.isWhole = source.isWhole;
    this.#before = source.before;
    this.misses = misses;
  }

  /** The character before a place, or nothing at the very start. */
  before(position: number): string {
    const text = position > 0 ? this.text : this.#before;
    const end = position > 0 ? position : text.length;
    const isPair = /[\uDC00-\uDFFF]/.test(text.charAt(end - 1));
    return text.slice(Math.max(0, end - (isPair ? 2 : 1)), end);
  }

  /** Makes a part of the plain text up to a place, and goes on behind `next`. */
  flush(end: number, next: number): void {
    if (end > this.textStart) this.parts.push(this.text.slice(this.textStart, end));
    this.textStart = next;
  }

  /** Adds a part that stands from `start` to `end` in the text. Returns `end`. */
  add(part: Part, start: number, end: number): number {
    this.flush(start, end);
    this.parts.push(part);
    return end;
  }
}
