import { Line } from '../line.js';

/** A line with tabs in it: each counts as up to four columns. */
export class TabbedLine extends Line {
  #column = 0;
  #nextColumn = 0;
  #isTabSplit = false;

  constructor(text: string) {
    super(text);
    this.#measure();
  }

  override get indent(): number {
    return this.#nextColumn - this.#column;
  }

  override skipSpace(): void {
    super.skipSpace();
    this.#column = this.#nextColumn;
    this.#isTabSplit = false;
  }

  override skip(count: number): void {
    super.skip(count);
    this.#column += count;
    this.#isTabSplit = false;
    this.#measure();
  }

  /** Perhaps passes only a part of a tab. */
  override skipColumns(count: number): void {
    let left = count;
    for (; left > 0 && this.offset < this.next;) {
      const width = this.#width(this.offset, this.#column);
      const used = Math.min(width, left);
      this.#isTabSplit = used < width;
      this.#column += used;
      left -= used;
      if (!this.#isTabSplit) this.offset++;
    }
  }

  override rest(): string {
    if (!this.#isTabSplit) return super.rest();
    return ' '.repeat(4 - (this.#column % 4)) + this.text.slice(this.offset + 1);
  }

  #width(offset: number, column: number): number {
    return this.text[offset] === '\t' ? 4 - (column % 4) : 1;
  }

  /** Only where the line has moved behind what it last looked at. */
  #measure(): void {
    let column = this.#column;
    for (let offset = this.offset; offset < this.next; offset++) column += this.#width(offset, column);
    this.#nextColumn = column;
  }
}
