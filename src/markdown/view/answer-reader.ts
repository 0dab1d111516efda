import type { Groups } from '../groups.js';
import type { BlockNode } from '../nodes.js';
import { createMarkdownParser, type MarkdownParser } from '../parser.js';

/** How long reading and showing may keep the page, in ms. */
const longest = 6;

/** Feeds a parser with what is new in a text, a slice at a time. */
export class AnswerReader {
  #parser: MarkdownParser = createMarkdownParser();
  #read = '';
  #hasEnded = false;
  /** Characters read and shown at once. Follows what this device can do. */
  #slice = 4096;
  #last = 0;

  get blocks(): Groups<BlockNode> {
    return this.#parser.blocks;
  }

  /** Returns whether more is left to read. A text that does not continue the one before is read from its start. */
  read(text: string, isStreaming: boolean): boolean {
    if (!this.#continues(text, isStreaming) || (this.#hasEnded && (isStreaming || text.length > this.#read.length))) {
      this.#parser = createMarkdownParser();
      this.#read = '';
      this.#hasEnded = false;
    }
    const start = this.#read.length;
    const end = Math.min(text.length, start + this.#slice);
    this.#parser.append(text.slice(start, end));
    this.#read = text.slice(0, end);
    this.#last = end - start;
    const isBehind = end < text.length;
    if (!isBehind && !isStreaming && !this.#hasEnded) {
      this.#parser.end();
      this.#hasEnded = true;
    }
    return isBehind;
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
