import type { Message } from '../../core/message.js';

/** Where the messages of a conversation stand on the disk, as far as this tab knows; places are handed out there. */
export class MessagePositions {
  /** The place before which nothing has been read. */
  first: number | undefined;
  /** From {@link first} up to here everything has been read, also what other tabs have written. */
  readTo = 0;
  /** The next free one. */
  next = 0;
  /** The place of each message. */
  readonly byId: Map<string, number> = new Map();

  /** The place of a message: its own, or the next free one. */
  of(id: string): number {
    const place = this.byId.get(id) ?? this.next++;
    this.byId.set(id, place);
    return place;
  }

  /** A message was found, or was written, at a place. Returns whether it was thought to be elsewhere. */
  set(id: string, place: number): boolean {
    const isMoved = this.byId.get(id) !== place;
    this.byId.set(id, place);
    this.next = Math.max(this.next, place + 1);
    return isMoved;
  }

  /** Whether the message belongs to this conversation. */
  has(id: string): boolean {
    return this.byId.has(id);
  }

  /** As {@link set}, for a message that this tab has written: it is behind all that was stored. */
  wrote(id: string, place: number): boolean {
    if (place === this.readTo) this.readTo += 1;
    return this.set(id, place);
  }

  /** Messages in the order of their places, which is the same in every tab. */
  sort(messages: readonly Message[]): readonly Message[] {
    const placeOf = ({ id }: Message): number => this.byId.get(id) ?? Infinity;
    return messages.toSorted((a, b) => placeOf(a) - placeOf(b) || 0);
  }
}
