/** The turns that are being worked on, in this tab and in others. A turn that waits counts. */
export class TurnRegistry {
  /** Turns that other tabs hold. The follower keeps it up to date. */
  readonly others: Set<string> = new Set();
  /** How many slots each turn of this tab has: one that is asked again may still be writing its last answer. */
  readonly #own = new Map<string, number>();

  enter(turnId: string): void {
    this.#own.set(turnId, (this.#own.get(turnId) ?? 0) + 1);
  }

  leave(turnId: string): void {
    const left = (this.#own.get(turnId) ?? 1) - 1;
    if (left > 0) this.#own.set(turnId, left);
    else this.#own.delete(turnId);
  }

  isOwn(turnId: string): boolean {
    return this.#own.has(turnId);
  }

  isWorkedOn(turnId: string): boolean {
    return this.isOwn(turnId) || this.others.has(turnId);
  }
}
