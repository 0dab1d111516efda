import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals-core';
import type { Branch, Version } from '../../core/branch.js';
import type { Clock } from '../../core/clock.js';
import {
  changed,
  userMessageOf,
  withMessage,
  type Conversation,
  type ConversationChanges,
} from '../../core/conversation.js';
import { firstWordsOf } from '../../core/conversation.js';
import { lazy, type Lazy } from '../../platform/lazy.js';
import type { Message } from '../../core/message.js';
import type { StoredConversation } from '../../history/history-store.js';
import { newId } from '../../platform/new-id.js';
import { MessagePositions } from './message-positions.js';
import type { HistoryWriter } from './history-writer.js';

/**
 * The conversation on the screen: its messages, and the place of each on the disk. A message goes to the screen and
 * to the writer in one step, so that the two cannot part.
 */
export class OpenConversation {
  /** All messages that have been read, of every branch. */
  readonly messages: Signal<readonly Message[]> = signal([]);
  readonly branches: Signal<readonly Branch[]> = signal([]);
  /** Those of the branch that is shown. */
  readonly path: ReadonlySignal<readonly Message[]>;
  /** Which version each of these is, by message id, where there are several. */
  readonly versions: ReadonlySignal<ReadonlyMap<string, Version>>;
  /** What branches need, loaded before there are any. */
  readonly branching: Lazy<typeof import('./branching.js')> = lazy(() => import('./branching.js'));
  /** What a stored conversation needs. */
  readonly takeIn: Lazy<typeof import('./merge-stored.js')> = lazy(() => import('./merge-stored.js'));
  /** Whether there are messages on the disk before the first of `messages`. */
  readonly hasEarlier: Signal<boolean> = signal(false);
  /** Where they stand on the disk. */
  places: MessagePositions = new MessagePositions();
  readonly #record: Signal<Conversation>;
  /** Resolves once the places of stored messages are known: nothing is written before. */
  #loading: Promise<void> = Promise.resolve();
  #endLoading = (): void => {};
  #isLoaded = false;
  #isFirst = false;
  #isKept = false;

  constructor(
    readonly writer: HistoryWriter,
    readonly clock: Clock,
    /** Turns that this tab or another one is working on: their messages are not to be repaired. */
    readonly isWorkedOn: (turnId: string) => boolean = () => false,
  ) {
    this.#record = signal(this.#fresh());
    const branch = computed(() => this.#record.value.branch);
    this.path = computed(() => this.#pathOf(branch.value));
    this.versions = computed(() => this.#branched()?.versionsOn(this) ?? new Map());
    this.#startLoading();
  }

  get id(): string {
    return this.#record.value.id;
  }

  /** Its record; a signal underneath. */
  get record(): Conversation {
    return this.#record.value;
  }

  set record(record: Conversation) {
    this.#record.value = record;
  }

  /** Whether nothing was stored, so that the first message begins the history, or joins what another tab has begun. */
  get isFirst(): boolean {
    return this.#isFirst;
  }

  /** Whether some of it is on the disk. */
  get isKept(): boolean {
    return this.#isKept;
  }

  /** Whether a stored conversation can be shown, which it cannot where what it needs does not load. */
  async canShow({ branches }: StoredConversation): Promise<boolean> {
    const [isTakenIn, isBranching] = await Promise.all([
      this.takeIn.load(),
      branches.length > 0 && this.branching.load(),
    ]);
    return isTakenIn !== undefined && isBranching !== undefined;
  }

  /** Puts the stored conversation, or null where there is none, in front of what was written meanwhile. */
  load(stored: StoredConversation | null): void {
    this.#isFirst = !stored;
    const [message] = this.messages.value;
    if (stored) this.#open(stored);
    else if (message) return this.#beginFirst(message);
    this.#endLoading();
  }

  /** What is stored is not to be opened: an empty conversation begins beside it. */
  loadNothing(): void {
    this.#isFirst = false;
    this.#endLoading();
  }

  #open(stored: StoredConversation): void {
    this.#isKept = true;
    // Asked for by `canShow` before.
    this.takeIn.value?.open(this, stored);
  }

  #startLoading(): void {
    this.#isLoaded = false;
    this.#loading = new Promise((resolve) => {
      this.#endLoading = () => {
        this.#isLoaded = true;
        resolve();
      };
    });
  }

  /** Shows a message as it is now; it is kept at its next {@link put}. */
  show(message: Message): void {
    this.messages.value = withMessage(this.messages.value, message);
  }

  /** Changes the record, on the screen and on the disk. */
  update(changes: ConversationChanges): void {
    this.#record.value = changed(this.record, changes);
    this.writer.conversation(this.record);
  }

  /** The messages of the path on which a turn is read: the one that is shown, or that of the turn's own branch. */
  pathTo(turnId: string): readonly Message[] {
    const path = this.path.value;
    if (path.some((message) => message.turnId === turnId)) return path;
    return this.#pathOf(userMessageOf(this.messages.value, turnId)?.branch);
  }

  /** The branch that another answer to a turn belongs to: one of its own, which is shown. */
  branchOff(turnId: string): string | undefined {
    return this.branching.value?.leaveAt(this, turnId, true, newId());
  }

  /** What branches need, where there are any. */
  #branched(): typeof import('./branching.js') | undefined {
    return this.branches.value.length > 0 ? this.branching.value : undefined;
  }

  #pathOf(branch: string | undefined): readonly Message[] {
    return this.#branched()?.pathOn(this, branch) ?? this.messages.value;
  }

  /** Shows and keeps a message. Resolves when it is on the disk, or has waited long enough for it. */
  put(message: Message): Promise<void> {
    this.show(message);
    const { id } = message;
    const write = (written: Message): Promise<void> => {
      this.#touch(written);
      return this.writer.message(this.record, this.places.of(id), written, (at) => this.#place(id, at));
    };
    if (this.#isFirst) this.#beginFirst(message);
    // At once where possible: in the next moment another conversation may be open, or the page gone.
    if (this.#isLoaded) return write(message);
    return this.#loading.then(() => write(this.messages.value.find((other) => other.id === id) ?? message));
  }

  /** The record of a conversation that is written to now. */
  #touch({ role, text }: Message): void {
    const { firstWords = role === 'user' ? firstWordsOf(text) : undefined } = this.record;
    const words = firstWords === undefined ? {} : { firstWords };
    this.#record.value = { ...this.record, ...words, updatedAt: this.clock.date() };
  }

  /** Whether it is not known yet which conversation this is. */
  get isLoading(): boolean {
    return !this.#isLoaded;
  }

  /** Resolves when nothing is being read that decides which conversation this is. */
  get loading(): Promise<void> {
    return this.#loading;
  }

  /** Other tabs may be about to begin the history as well: the first of them is joined by the others. */
  #beginFirst(message: Message): void {
    this.#touch(message);
    this.#isFirst = false;
    if (this.#isLoaded) this.#startLoading();
    void this.writer.first(this.record).then(async (stored) => {
      if (stored && stored.conversation.id !== this.id && (await this.canShow(stored))) this.#open(stored);
      this.#endLoading();
    });
  }

  /** Another tab may have written where the message was to go. */
  #place(messageId: string, position: number): void {
    // Else another conversation is open by now.
    if (!this.places.has(messageId)) return;
    this.#isKept = true;
    if (this.places.wrote(messageId, position)) this.messages.value = this.places.sort(this.messages.value);
  }

  /** Begins an empty conversation; the writer keeps what was. */
  begin(): void {
    this.#record.value = this.#fresh();
    this.branches.value = [];
    this.places = new MessagePositions();
    this.hasEarlier.value = false;
    this.#isKept = this.#isFirst = false;
    this.messages.value = [];
  }

  /** The same where the conversation was erased elsewhere: the next one is again whichever tab begins it. */
  beginAnew(): void {
    this.begin();
    this.#isFirst = true;
  }

  #fresh(): Conversation {
    const now = this.clock.date();
    return { id: newId(), createdAt: now, updatedAt: now };
  }
}
