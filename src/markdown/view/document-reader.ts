import { findExtendedSyntax, signStart, type ExtendedSyntax } from '../extended-syntax.js';
import { createMarkdownParser, type MarkdownParser } from '../parser.js';

/** How long reading and showing may keep the page, in ms. */
const longest = 6;

/** Whether all was read; or what stops it: the end of a slice, or extended syntax that is not loaded. */
type ReaderState = 'done' | 'behind' | 'waiting';

/** Feeds a parser with what is new in a text, a slice at a time. */
export class DocumentReader {
  #parser: MarkdownParser = createMarkdownParser();
  #read = '';
  #hasEnded = false;
  /** Characters read and shown at once. Follows what this device can do. */
  #slice = 2048;
  #last = 0;
  #usesExtended = false;
  #doesWithoutExtended = false;

  get document(): MarkdownParser {
    return this.#parser;
  }

  /** Whether the text holds extended syntax. */
  get usesExtended(): boolean {
    return this.#usesExtended;
  }

  /** Reads on. A text that does not continue the one before is read from its start. */
  read(text: string, isStreaming: boolean, createSyntax: (() => ExtendedSyntax) | undefined): ReaderState {
    if (!this.#continues(text, isStreaming) || (this.#hasEnded && (isStreaming || text.length > this.#read.length))) {
      this.#parser = createMarkdownParser();
      this.#read = '';
      this.#hasEnded = false;
      this.#usesExtended = false;
    }
    const start = this.#read.length;
    const sliceEnd = Math.min(text.length, start + this.#slice);
    const end =
      this.#usesExtended || this.#doesWithoutExtended ? sliceEnd : this.#plainEnd(text, start, sliceEnd, createSyntax);
    this.#parser.append(text.slice(start, end));
    this.#read = text.slice(0, end);
    this.#last = end - start;
    if (end < sliceEnd) return 'waiting';
    if (end < text.length) return 'behind';
    if (!isStreaming && !this.#hasEnded) {
      this.#parser.end();
      this.#hasEnded = true;
    }
    return 'done';
  }

  /** The extended syntax could not be loaded: the text is read as if there were none. */
  doWithoutExtended(): void {
    this.#doesWithoutExtended = true;
  }

  /** Where extended syntax begins that is not there yet. */
  #plainEnd(text: string, start: number, end: number, createSyntax: (() => ExtendedSyntax) | undefined): number {
    const from = Math.max(0, start - signStart);
    const at = findExtendedSyntax(text.slice(from, end));
    if (at < 0) return end;
    if (!createSyntax) return Math.max(start, from + at);
    this.#usesExtended = true;
    this.#parser.use(createSyntax());
    return end;
  }

  /** While an answer comes, only the end of what was read is compared: the whole would cost more with every delta. */
  #continues(text: string, isStreaming: boolean): boolean {
    const read = this.#read;
    const compared = isStreaming ? read.slice(-256) : read;
    return text.startsWith(compared, read.length - compared.length);
  }

  /** @param ms how long the last slice took, until it was in the page */
  took(ms: number): void {
    if (this.#last < this.#slice) return;
    const factor = Math.min(2, Math.max(0.5, longest / Math.max(ms, 1)));
    this.#slice = Math.max(1024, Math.round(this.#slice * factor));
  }
}
