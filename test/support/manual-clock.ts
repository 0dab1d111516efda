import type { Clock } from '../../src/core/clock.js';

/** A clock that moves only when told to, and calls back whatever is due on the way, in order. */
export class ManualClock implements Clock {
  #now = 0;
  #timers: { at: number; callback: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  date(): number {
    return Date.UTC(2026, 0, 1) + this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.#now + ms, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((t) => t !== timer);
    };
  }

  /** How many calls are outstanding. */
  get pending(): number {
    return this.#timers.length;
  }

  /** Milliseconds until the next call, or undefined. */
  get next(): number | undefined {
    return this.#timers.length ? Math.min(...this.#timers.map((t) => t.at)) - this.#now : undefined;
  }

  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const due = this.#timers.filter((t) => t.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#timers = this.#timers.filter((t) => t !== due);
      this.#now = Math.max(this.#now, due.at);
      due.callback();
    }
    this.#now = end;
  }
}
