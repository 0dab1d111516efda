import type { Misses } from '../inlines/scan.js';
import type { WaitingText } from '../leaf.js';

/** The destination and title of `[label]: href "title"`, as written. */
export interface Definition {
  readonly href: string;
  readonly title: string;
}

/**
 * The link reference definitions of a document. A definition may come later than the text that refers to it; that text
 * is then read again.
 *
 * @see https://spec.commonmark.org/0.31.2/#link-reference-definitions
 */
export class References {
  readonly #definitions = new Map<string, Definition>();
  readonly #waiting = new Map<string, WaitingText[]>();
  /** Texts whose definition has come. */
  readonly #due = new Set<WaitingText>();
  /** Characters that were read again so far. */
  #spent = 0;

  /** The first definition of a label counts. */
  define(label: string, definition: Definition): void {
    const key = keyOf(label);
    if (this.#definitions.has(key)) return;
    this.#definitions.set(key, definition);
    for (const text of this.#waiting.get(key) ?? []) this.#due.add(text);
    this.#waiting.delete(key);
  }

  find(label: string, misses: Misses): Definition | undefined {
    const key = keyOf(label);
    const definition = this.#definitions.get(key);
    if (!definition) misses.add(key);
    return definition;
  }

  wait(misses: Iterable<string>, text: WaitingText): void {
    for (const key of misses) {
      const waiting = this.#waiting.get(key);
      if (waiting) waiting.push(text);
      else this.#waiting.set(key, [text]);
    }
  }

  /**
   * Lets texts be read again. While an answer comes, only as much as keeps the whole work in proportion to its
   * length: a thousand definitions after one long paragraph do not read it a thousand times.
   */
  flush(budget: number): void {
    for (const text of this.#due) {
      if (this.#spent + text.length > budget) return;
      this.#spent += text.length;
      this.#due.delete(text);
      text.refresh();
    }
  }
}

/** Labels match whatever their case and the width of their spaces. */
function keyOf(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}
