import type { TokenType } from './tokens.js';

// The names are common to the page.
const prefix = 'causerie-';

/** Tokens of one stretch: about ten lines of code. */
const longest = 100;

/** A place in a text of the page. */
export type Place = readonly [node: Text, offset: number];

/** A token where it stands. */
interface PlacedToken {
  readonly type: TokenType;
  readonly start: Place;
  readonly end: Place;
}

/** Some neighbouring tokens of a block of code, which are painted together or not at all. */
export class Stretch {
  readonly #tokens: PlacedToken[] = [];
  #painted: Range[] = [];

  get size(): number {
    return this.#tokens.length;
  }

  get isFull(): boolean {
    return this.size >= longest;
  }

  add(token: PlacedToken): void {
    this.#tokens.push(token);
  }

  /** Paints what is not painted yet. */
  show(): void {
    for (const { type, start, end } of this.#tokens.slice(this.#painted.length)) {
      const range = rangeOf(start, end);
      this.#painted.push(range);
      const highlight = CSS.highlights.get(prefix + type) ?? new Highlight();
      CSS.highlights.set(prefix + type, highlight.add(range));
    }
  }

  hide(): void {
    for (const [at, range] of this.#painted.entries()) {
      const type = this.#tokens[at]?.type;
      const highlight = type && CSS.highlights.get(prefix + type);
      highlight?.delete(range);
      if (highlight?.size === 0) CSS.highlights.delete(prefix + type);
    }
    this.#painted = [];
  }

  /** Where it stands on the screen. */
  get box(): { readonly top: number; readonly bottom: number } | undefined {
    const [first, last] = [this.#tokens[0], this.#tokens.at(-1)];
    return first && last && rangeOf(first.start, last.end).getBoundingClientRect();
  }
}

function rangeOf(start: Place, end: Place): Range {
  const range = start[0].ownerDocument.createRange();
  range.setStart(...start);
  range.setEnd(...end);
  return range;
}
