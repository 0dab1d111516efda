import type { Message } from '../core/message.js';
import type { PlacedMessage } from '../history/history-store.js';

/** Where the messages of a conversation stand on the disk, as far as this tab knows; places are handed out there. */
export class MessagePlaces {
  /** The place before which nothing has been read. */
  first: number | undefined;
  /** From {@link first} up to here everything has been read, also what other tabs have written. */
  readTo = 0;
  #next = 0;
  readonly #places = new Map<string, number>();

  /** The place of a message: its own, or the next free one. */
  of(id: string): number {
    const place = this.#places.get(id) ?? this.#next++;
    this.#places.set(id, place);
    return place;
  }

  /** A message was found, or was written, at a place. Returns whether it was thought to be elsewhere. */
  set(id: string, place: number): boolean {
    const isMoved = this.#places.get(id) !== place;
    this.#places.set(id, place);
    this.#next = Math.max(this.#next, place + 1);
    return isMoved;
  }

  /** Whether the message belongs to this conversation. */
  has(id: string): boolean {
    return this.#places.has(id);
  }

  /** As {@link set}, for a message that this tab has written: it is behind all that was stored. */
  wrote(id: string, place: number): boolean {
    if (place === this.readTo) this.readTo += 1;
    return this.set(id, place);
  }

  /** All messages from a place on were read. */
  read(from: number, messages: readonly PlacedMessage[]): void {
    const last = messages.at(-1);
    if (from <= this.readTo && last) this.readTo = Math.max(this.readTo, last.position + 1);
  }

  /** These are in memory no more. */
  forget(messages: readonly PlacedMessage[]): void {
    for (const { message } of messages) this.#places.delete(message.id);
  }

  /** Each message with its place. */
  placed(messages: readonly Message[]): readonly PlacedMessage[] {
    return messages.map((message) => ({ message, position: this.#places.get(message.id) ?? this.#next }));
  }

  /** Messages in the order of their places, which is the same in every tab. */
  sort(messages: readonly Message[]): readonly Message[] {
    const placeOf = ({ id }: Message): number => this.#places.get(id) ?? Infinity;
    return messages.toSorted((a, b) => placeOf(a) - placeOf(b) || 0);
  }
}
