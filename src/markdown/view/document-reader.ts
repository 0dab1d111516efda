import { findExtendedSyntax, signStart, type ExtendedSyntax } from '../extended-syntax.js';
import { createMarkdownParser, type MarkdownParser } from '../parser.js';

/** How long reading and showing may keep the page, in ms. */
const longest = 6;

/**
 * The size of a slice is counted in elements that it may become, since those cost most: each run of marks and each line
 * is one, and so are 64 characters; a mark that may become a cell, a link or a formula counts for the components behind
 * it. Slices follow what the device can do.
 */
const firstSlice = 500;
const leastSlice = 60;
const mostSlice = 1_000;
const charactersOfOne = 64;

/** The group holds marks of cells, links, formulas and code. */
const marks = /[\n&:]|[*_~]+|([|$[<@]|`+)/g;

/** Whether all was read; or what stops it: the end of a slice, or something whose code is not loaded. */
type ReaderState = 'done' | 'behind' | 'waiting';

/** Feeds a parser with what is new in a text, a slice at a time. */
export class DocumentReader {
  readonly #isAtOnce: boolean;
  #parser: MarkdownParser = createMarkdownParser();
  #read = '';
  #hasEnded = false;
  /** How much is read and shown at once. Follows what this device can do. */
  #slice = firstSlice;
  #wasFull = false;
  #syntax: ExtendedSyntax | undefined;
  #doesWithout = false;

  /** @param isAtOnce for a text that has to be whole at once, as a printed one: it waits for nothing */
  constructor(isAtOnce = false) {
    this.#isAtOnce = isAtOnce;
  }

  get document(): MarkdownParser {
    return this.#parser;
  }

  /** Whether the text holds extended syntax. */
  get usesExtended(): boolean {
    return this.#syntax !== undefined;
  }

  /** Reads on. A text that does not continue the one before is read from its start. */
  read(text: string, isStreaming: boolean, createSyntax: (() => ExtendedSyntax) | undefined): ReaderState {
    if (!this.#continues(text, isStreaming) || (this.#hasEnded && (isStreaming || text.length > this.#read.length))) {
      this.#parser = createMarkdownParser();
      this.#read = '';
      this.#hasEnded = false;
      this.#syntax = undefined;
    }
    const start = this.#read.length;
    const sliceEnd = this.#isAtOnce ? text.length : endOfSlice(text, start, this.#slice);
    const end = this.#doesWithout ? sliceEnd : this.#readableEnd(text, start, sliceEnd, createSyntax);
    this.#parser.append(text.slice(start, end));
    this.#read = text.slice(0, end);
    this.#wasFull = end < text.length;
    if (end < sliceEnd) return 'waiting';
    if (end < text.length) return 'behind';
    if (!isStreaming && !this.#hasEnded) {
      this.#parser.end();
      this.#hasEnded = true;
    }
    return 'done';
  }

  /** The code that it waits for could not be loaded: what needs it is read as text. */
  doWithout(): void {
    this.#doesWithout = true;
  }

  /** Where something begins whose code is not there yet: extended syntax, and within that a rare name of a character. */
  #readableEnd(text: string, start: number, end: number, createSyntax: (() => ExtendedSyntax) | undefined): number {
    const from = Math.max(0, start - signStart);
    const part = text.slice(from, end);
    const sign = this.#syntax ? 0 : findExtendedSyntax(part);
    if (sign < 0) return end;
    if (!this.#syntax && createSyntax) this.#parser.use((this.#syntax = createSyntax()));
    const at = this.#syntax ? this.#syntax.findUnreadable(part) : sign;
    return at < 0 || this.#isAtOnce ? end : Math.max(start, from + at);
  }

  /** While an answer comes, only the end of what was read is compared: the whole would cost more with every delta. */
  #continues(text: string, isStreaming: boolean): boolean {
    const read = this.#read;
    const compared = isStreaming ? read.slice(-256) : read;
    return text.startsWith(compared, read.length - compared.length);
  }

  /** @param ms how long the last slice took, until it was in the page */
  took(ms: number): void {
    if (!this.#wasFull) return;
    const factor = Math.min(2, Math.max(0.5, longest / Math.max(ms, 1)));
    this.#slice = Math.min(mostSlice, Math.max(leastSlice, Math.round(this.#slice * factor)));
  }
}

function endOfSlice(text: string, start: number, size: number): number {
  let left = size;
  let at = start;
  marks.lastIndex = start;
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    const used = (mark[1] ? 3 : 1) + (mark.index - at) / charactersOfOne;
    if (used > left) break;
    left -= used;
    at = marks.lastIndex;
  }
  return Math.min(text.length, Math.ceil(at + left * charactersOfOne));
}
