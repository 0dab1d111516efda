import { longestLine } from './limits.js';

/**
 * One line while block markers are taken off its start. A tab counts as one space; where there are any, the line is the
 * extended syntax's own (`extended/tabbed-line.ts`).
 */
export class Line {
  readonly text: string;
  offset = 0;
  /** Offset of the next character that is no space or tab. */
  next = 0;

  constructor(text: string) {
    this.text = text;
    this.look();
  }

  /** Columns of space before the next character. */
  get indent(): number {
    return this.next - this.offset;
  }

  get isIndented(): boolean {
    return this.indent >= 4;
  }

  /** Whether it is longer than any line that is more than text. */
  get isLong(): boolean {
    return this.text.length > longestLine;
  }

  get isBlank(): boolean {
    return this.next >= this.text.length;
  }

  /** The next character that is no space or tab. */
  get nextChar(): string {
    return this.text.charAt(this.next);
  }

  /** True where a space, a tab or the end of the line stands at an offset. */
  isSpace(offset: number): boolean {
    return offset >= this.text.length || this.text[offset] === ' ' || this.text[offset] === '\t';
  }

  /** A sticky pattern at the next character. */
  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.next;
    return pattern.exec(this.text);
  }

  skipSpace(): void {
    this.offset = this.next;
  }

  /** Passes `count` characters, none of them a tab. */
  skip(count: number): void {
    this.offset += count;
    this.look();
  }

  /** Passes up to `count` columns of space. */
  skipColumns(count: number): void {
    this.offset += Math.min(count, this.indent);
  }

  /** The rest of the line, its space included. */
  rest(): string {
    return this.text.slice(this.offset);
  }

  /** The rest of the line, without the space before it. */
  content(): string {
    return this.text.slice(this.next);
  }

  /** Looks at each character of space at most once, however many containers ask for the indent. */
  protected look(): void {
    this.next = Math.max(this.next, this.offset);
    while (!this.isBlank && this.isSpace(this.next)) this.next++;
  }
}
