import { signal, type Signal } from '@preact/signals-core';
import type { Clock } from '../core/clock.js';
import { withMessage, type Conversation } from '../core/conversation.js';
import type { Message } from '../core/message.js';
import { repairLoaded } from '../core/repair-loaded.js';
import type { StoredConversation } from '../history/history-store.js';
import { newId } from '../platform/new-id.js';
import type { HistoryWriter } from './save-history.js';

/**
 * The conversation on the screen: its messages, and the place of each on the disk. A message goes to the screen and
 * to the writer in one step, so that the two cannot part.
 */
export class OpenConversation {
  readonly messages: Signal<readonly Message[]> = signal([]);
  #record: Conversation;
  #positions = new Map<string, number>();
  #next = 0;
  /** Resolves once the places of stored messages are known: nothing is written before. */
  readonly #loading: Promise<void>;
  #endLoading = (): void => {};
  #isLoaded = false;

  constructor(
    private readonly writer: HistoryWriter,
    private readonly clock: Clock,
  ) {
    this.#record = this.#fresh();
    this.#loading = new Promise((resolve) => {
      this.#endLoading = resolve;
    });
  }

  get id(): string {
    return this.#record.id;
  }

  get record(): Conversation {
    return this.#record;
  }

  /** Puts the stored conversation, or null where there is none, in front of what was written meanwhile. */
  load(stored: StoredConversation | null): void {
    if (stored) {
      const { conversation, messages } = stored;
      this.#record = conversation;
      this.#positions = new Map(messages.map(({ position, message }) => [message.id, position]));
      this.#next = Math.max(0, ...messages.map(({ position }) => position + 1));
      this.messages.value = [...repairLoaded(messages.map(({ message }) => message)), ...this.messages.value];
    }
    this.#isLoaded = true;
    this.#endLoading();
  }

  /** Shows a message as it is now; it is kept at its next {@link put}. */
  show(message: Message): void {
    this.messages.value = withMessage(this.messages.value, message);
  }

  /** Shows and keeps a message. Resolves when it is on the disk, or has waited long enough for it. */
  put(message: Message): Promise<void> {
    this.show(message);
    const write = (): Promise<void> => this.writer.message(this.#record, this.placeOf(message.id), message);
    // At once where possible: in the next moment another conversation may be open, or the page gone.
    return this.#isLoaded ? write() : this.#loading.then(write);
  }

  /** The place of a message: its own, or the next free one. */
  placeOf(messageId: string): number {
    const place = this.#positions.get(messageId) ?? this.#next++;
    this.#positions.set(messageId, place);
    return place;
  }

  /** Begins an empty conversation; the writer keeps what was. */
  begin(): void {
    this.#record = this.#fresh();
    this.#positions.clear();
    this.#next = 0;
    this.messages.value = [];
  }

  #fresh(): Conversation {
    const now = this.clock.date();
    return { id: newId(), createdAt: now, updatedAt: now };
  }
}
