import { isPromise } from '../../core/is-promise.js';
import type { Misses, Waiting } from '../lookup.js';
import { decodeNumber, commonNames } from './inlines/character-names.js';

/** What `[label]: href "title"` says, still as it was written. */
export interface Definition {
  readonly href: string;
  readonly title: string;
}

/** Where the characters that HTML names are looked up. */
export interface CharacterNames {
  get(name: string): string | undefined;
}

// No label can begin with this, since labels are trimmed.
const nameKey = ' ';

/**
 * The link definitions of a document, and the names of characters. Both may come later than the text that needs
 * them; that text is then read again.
 */
export class References {
  readonly #definitions = new Map<string, Definition>();
  readonly #waiting = new Map<string, Waiting[]>();
  /** Texts whose missing part has come. */
  readonly #due = new Set<Waiting>();
  readonly #load: () => CharacterNames | Promise<CharacterNames>;
  #names: CharacterNames = commonNames;
  #isLoading = false;
  /** Characters that were read again so far. */
  #spent = 0;

  constructor(load: () => CharacterNames | Promise<CharacterNames>) {
    this.#load = load;
  }

  /** The first definition of a label counts. */
  define(label: string, definition: Definition): void {
    const key = keyOf(label);
    if (this.#definitions.has(key)) return;
    this.#definitions.set(key, definition);
    this.#wake(key);
  }

  find(label: string, misses: Misses): Definition | undefined {
    const key = keyOf(label);
    const definition = this.#definitions.get(key);
    if (!definition) misses.add(key);
    return definition;
  }

  /** The character of a reference such as `&amp;` or `&#38;`. */
  character(reference: string, misses: Misses): string | undefined {
    const name = reference.slice(1, -1);
    if (name.startsWith('#')) return decodeNumber(name);
    if (this.#names.get(name) === undefined) this.#loadNames();
    if (this.#isLoading) misses.add(nameKey);
    return this.#names.get(name);
  }

  wait(misses: Iterable<string>, text: Waiting): void {
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

  #wake(key: string): void {
    for (const text of this.#waiting.get(key) ?? []) this.#due.add(text);
    this.#waiting.delete(key);
  }

  #loadNames(): void {
    if (this.#names !== commonNames || this.#isLoading) return;
    const loaded = this.#load();
    if (!isPromise(loaded)) {
      this.#names = loaded;
      return;
    }
    this.#isLoading = true;
    loaded.then(
      (names) => {
        this.#names = names;
        this.#isLoading = false;
        this.#wake(nameKey);
        this.flush(Infinity);
      },
      // The names then stay as they are written; nothing else depends on them.
      () => undefined,
    );
  }
}

/** Labels are the same whatever their case and the width of their spaces. */
function keyOf(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}
