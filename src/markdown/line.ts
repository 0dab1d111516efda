/** One line while block markers are taken off its start. Columns count a tab as up to four. */
export class Line {
  readonly text: string;
  offset = 0;
  column = 0;
  /** Offset of the next character that is no space or tab. */
  next = 0;
  #nextColumn = 0;
  #isTabSplit = false;

  constructor(text: string) {
    this.text = text;
    this.#look();
  }

  /** Columns of space before the next character. */
  get indent(): number {
    return this.#nextColumn - this.column;
  }

  get isIndented(): boolean {
    return this.indent >= 4;
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
    this.column = this.#nextColumn;
    this.#isTabSplit = false;
  }

  /** Passes `count` characters, none of them a tab. */
  skip(count: number): void {
    this.offset += count;
    this.column += count;
    this.#isTabSplit = false;
    this.#look();
  }

  /** Passes up to `count` columns of space, perhaps only a part of a tab. Returns how many. */
  skipColumns(count: number): number {
    let left = count;
    for (; left > 0 && this.offset < this.text.length && this.isSpace(this.offset);) {
      const width = this.text[this.offset] === '\t' ? 4 - (this.column % 4) : 1;
      const used = Math.min(width, left);
      this.#isTabSplit = used < width;
      this.column += used;
      left -= used;
      if (!this.#isTabSplit) this.offset++;
    }
    this.#look();
    return count - left;
  }

  /** What is left of the line, its space included. */
  rest(): string {
    if (!this.#isTabSplit) return this.text.slice(this.offset);
    return ' '.repeat(4 - (this.column % 4)) + this.text.slice(this.offset + 1);
  }

  /** What is left of the line, without the space before it. */
  content(): string {
    return this.text.slice(this.next);
  }

  /** Looks each character of space at most once, however many containers ask for the indent. */
  #look(): void {
    if (this.offset <= this.next && this.next > 0) return;
    let column = this.column;
    let next = this.offset;
    for (; next < this.text.length; next++) {
      if (this.text[next] === ' ') column++;
      else if (this.text[next] === '\t') column += 4 - (column % 4);
      else break;
    }
    this.next = next;
    this.#nextColumn = column;
  }
}
