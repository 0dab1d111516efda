import { signal, type Signal } from '@preact/signals-core';
import { appended, itemsOf, type Groups } from './groups.js';
import { readInlines, type InlineSyntax } from './inlines/read-inlines.js';
import type { Misses } from './inlines/scan.js';
import type { InlineNode, InlineText } from './nodes.js';

/** Text that asked for a link definition in vain and is told when it has come. */
export interface WaitingText {
  /** Characters that will be read again. */
  readonly length: number;
  refresh(): void;
}

/** The extended syntax of a text. */
export interface LeafSyntax extends InlineSyntax {
  /** Tells a text to read again when what it asked for in vain has come. */
  wait(misses: Misses, text: WaitingText): void;
}

/** How a text is read. */
export interface Lookup<Syntax extends LeafSyntax = LeafSyntax> {
  /** Undefined until the text needs it. */
  readonly extended: Syntax | undefined;
  /** Set where text is read on trial: it finds what is there, and leaves no trace. */
  readonly isTrial: boolean;
}

/** Text of which a beginning may have been read already. */
export interface LeafSource {
  readonly head: string;
  /** The last characters of `head`. */
  readonly headEnd: string;
  readonly tail: string;
  /** The inlines of `head`. */
  readonly settled: Groups<InlineNode>;
  /** Labels of links that `head` asked for in vain. */
  readonly misses: Groups<string>;
}

/** Text that has ended. Its inlines are read when first asked for, and again when a missing definition has come. */
export class Leaf implements InlineText, WaitingText {
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
    const { nodes } = readInlines(
      { text: tail, before: headEnd, isWhole: this.#isWhole },
      this.#lookup.extended,
      misses,
    );
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
