import { signal, type Signal } from '@preact/signals-core';
import { appended, itemsOf, type Groups } from './groups.js';
import { readInlines } from './inlines/read-inlines.js';
import type { InlineNode, InlineText } from './nodes.js';
import type { Misses, Lookup, Waiting } from './lookup.js';

/** Text of which a beginning may have been read already. */
export interface LeafSource {
  readonly head: string;
  /** The last characters of `head`. */
  readonly headEnd: string;
  readonly tail: string;
  /** The inlines of `head`. */
  readonly settled: Groups<InlineNode>;
  /** What `head` asked for in vain. */
  readonly misses: Groups<string>;
}

/** Text that has ended. Its inlines are read when first asked for, and again when a missing definition has come. */
export class Leaf implements InlineText, Waiting {
  readonly #lookup: Lookup;
  readonly #isWhole: boolean;
  #source: LeafSource;
  #children: Groups<InlineNode> | undefined;
  /** Only a text that waits for something can change. */
  #version: Signal<number> | undefined;

  /** @param isWhole false where more may come, and what is half written is shown as if it were whole */
  constructor(source: LeafSource | string, lookup: Lookup, isWhole: boolean) {
    this.#source = typeof source === 'string' ? unread(source) : source;
    this.#lookup = lookup;
    this.#isWhole = isWhole;
  }

  get length(): number {
    return this.#source.head.length + this.#source.tail.length;
  }

  get children(): Groups<InlineNode> {
    const children = (this.#children ??= this.#read());
    // A call, since a minifier may leave out a property that is read for nothing.
    this.#version?.valueOf();
    return children;
  }

  refresh(): void {
    const { head, tail } = this.#source;
    this.#source = unread(head + tail);
    this.#children = undefined;
    if (this.#version) this.#version.value++;
  }

  #read(): Groups<InlineNode> {
    const { headEnd, tail, settled } = this.#source;
    const misses: Misses = new Set(itemsOf(this.#source.misses));
    const { nodes } = readInlines({ text: tail, before: headEnd, isWhole: this.#isWhole }, this.#lookup, misses);
    if (misses.size && this.#isWhole) {
      this.#version ??= signal(0);
      this.#lookup.extended?.wait(misses, this);
    }
    return appended(settled, nodes);
  }
}

function unread(text: string): LeafSource {
  return { head: '', headEnd: '', tail: text, settled: [], misses: [] };
}
