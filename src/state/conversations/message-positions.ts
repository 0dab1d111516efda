import type { Message } from '../../core/message.js';
import type { PositionedMessage } from '../../history/history-store.js';

/** The positions of a conversation's messages, as far as this tab knows; they are handed out on the disk. */
export class MessagePositions {
  /** The position before which nothing has been read. */
  first: number | undefined;
  /** From {@link first} up to here everything has been read, also what other tabs have written. */
  readTo = 0;
  /** The next free one. */
  next = 0;
  readonly byId: Map<string, number> = new Map();

  /** The position of a message: its own, or the next free one. */
  of(id: string): number {
    const position = this.byId.get(id) ?? this.next++;
    this.byId.set(id, position);
    return position;
  }

  /** A message was found, or was written, at a position. Returns whether it was thought to be elsewhere. */
  set(id: string, position: number): boolean {
    const isMoved = this.byId.get(id) !== position;
    this.byId.set(id, position);
    this.next = Math.max(this.next, position + 1);
    return isMoved;
  }

  /** Whether the message belongs to this conversation. */
  has(id: string): boolean {
    return this.byId.has(id);
  }

  /** As {@link set}, for a message that this tab has written: it is behind all that was stored. */
  wrote(id: string, position: number): boolean {
    if (position === this.readTo) this.readTo += 1;
    return this.set(id, position);
  }

  /** All messages from a position on were read. */
  markRead(from: number, messages: readonly PositionedMessage[]): void {
    const last = messages.at(-1);
    if (from <= this.readTo && last) this.readTo = Math.max(this.readTo, last.position + 1);
  }

  /** Each message with its position. */
  placed(messages: readonly Message[]): readonly PositionedMessage[] {
    return messages.map((message) => ({ message, position: this.byId.get(message.id) ?? this.next }));
  }

  /** Messages in the order of their positions, which is the same in every tab. */
  sort(messages: readonly Message[]): readonly Message[] {
    const positionOf = ({ id }: Message): number => this.byId.get(id) ?? Infinity;
    return messages.toSorted((a, b) => positionOf(a) - positionOf(b) || 0);
  }
}
