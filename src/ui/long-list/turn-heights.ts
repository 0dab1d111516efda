/** Between two turns, in px; the same in transcript.css. */
const gap = 12;
/** Of a turn, before any was seen. */
const firstGuess = 160;

/** The heights of turns that were on the screen, for the time when they are not. */
export class TurnHeights {
  readonly #known = new Map<string, number>();
  #sum = 0;

  /** Reads the heights of the turns that are mounted. */
  measure(content: HTMLElement): void {
    for (const turn of content.querySelectorAll<HTMLElement>('[data-turn]')) {
      const { height } = turn.getBoundingClientRect();
      const id = turn.dataset['turn'] ?? '';
      this.#sum += height - (this.#known.get(id) ?? 0);
      this.#known.set(id, height);
    }
  }

  /** The room that a turn takes, with the gap after it. */
  of(id: string): number {
    return (this.#known.get(id) ?? this.#average()) + gap;
  }

  /** The height of what stands in for some turns in a row. */
  ofAll(ids: readonly string[]): number {
    return Math.max(0, ids.reduce((sum, id) => sum + this.of(id), 0) - gap);
  }

  forget(ids: readonly string[]): void {
    for (const id of ids) {
      this.#sum -= this.#known.get(id) ?? 0;
      this.#known.delete(id);
    }
  }

  forgetAll(): void {
    this.#known.clear();
    this.#sum = 0;
  }

  #average(): number {
    return this.#known.size === 0 ? firstGuess : this.#sum / this.#known.size;
  }
}
