import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals-core';
import { forkAt, pathOf, type Branch, type Version } from '../../core/branch.js';
import type { Clock } from '../../core/clock.js';
import {
  changed,
  emptyConversation,
  touched,
  userMessageOf,
  withMessage,
  type Conversation,
  type ConversationChanges,
} from '../../core/conversation.js';
import { defined } from '../../core/defined.js';
import type { AnswerMessage, Message } from '../../core/message.js';
import { repairLoaded } from '../../core/repair-loaded.js';
import type { PositionedMessage, StoredConversation } from '../../history/history-store.js';
import { newId } from '../../platform/new-id.js';
import type { Lazy } from '../../platform/lazy.js';
import type { FollowedConversation } from '../../tabs/followed-conversation.js';
import type { Bus } from '../bus.js';
import type { CheckpointSource, TurnConversation, Versioning } from '../ports.js';
import type { HistoryWriter } from './history-writer.js';
import { MessagePositions } from './message-positions.js';

export interface OpenConversationDeps {
  readonly writer: HistoryWriter;
  readonly clock: Clock;
  readonly bus: Bus;
  readonly versioning: Lazy<Versioning>;
  /** Turns that this tab or another one is working on: their messages are not to be repaired. */
  readonly isWorkedOn: (turnId: string) => boolean;
}

/**
 * The conversation on the screen: its messages, and the position of each on the disk. A message goes to the screen and
 * to the writer in one step, so that the two cannot part.
 */
export class OpenConversation implements TurnConversation, FollowedConversation {
  readonly messages: Signal<readonly Message[]> = signal([]);
  readonly branches: Signal<readonly Branch[]> = signal([]);
  /** The messages of the branch that is shown. */
  readonly path: ReadonlySignal<readonly Message[]>;
  /** Which version each of these is, by message id, where there are several. */
  readonly versions: ReadonlySignal<ReadonlyMap<string, Version>>;
  /** Whether there are messages on the disk before the first of `messages`. */
  readonly hasEarlier: Signal<boolean> = signal(false);
  positions: MessagePositions = new MessagePositions();
  readonly #deps: OpenConversationDeps;
  readonly #record: Signal<Conversation>;
  /** Resolves once the positions of stored messages are known: nothing is written before. */
  #loading: Promise<void> = Promise.resolve();
  #endLoading = (): void => {};
  #isLoaded = false;
  #isFirst = false;
  #isKept = false;

  constructor(deps: OpenConversationDeps) {
    this.#deps = deps;
    this.#record = signal(emptyConversation(newId(), deps.clock.date()));
    const branch = computed(() => this.#record.value.branch);
    this.path = computed(() => this.#pathOf(branch.value));
    this.versions = computed(() => this.#versions());
    this.#startLoading();
  }

  get id(): string {
    return this.#record.value.id;
  }

  /** Backed by a signal. */
  get record(): Conversation {
    return this.#record.value;
  }

  /** Whether nothing was stored, so that the first message begins the history, or joins what another tab has begun. */
  get isFirst(): boolean {
    return this.#isFirst;
  }

  /** Whether some of it is on the disk. */
  get isKept(): boolean {
    return this.#isKept;
  }

  /** Whether it is not known yet which conversation this is. */
  get isLoading(): boolean {
    return !this.#isLoaded;
  }

  get loading(): Promise<void> {
    return this.#loading;
  }

  /** Puts the stored conversation, or null where there is none, in front of what was written meanwhile. */
  load(stored: StoredConversation | null): void {
    this.#isFirst = !stored;
    const [message] = this.messages.value;
    if (stored) this.#open(stored);
    else if (message) return this.#beginFirst(message);
    this.#endLoading();
  }

  /** The stored conversation is not to be opened: an empty one begins beside it. */
  loadNothing(): void {
    this.#isFirst = false;
    this.#endLoading();
  }

  join(stored: StoredConversation): void {
    const leftId = this.id;
    batch(() => {
      this.load(stored);
      this.#deps.bus.emit('joined', { stored, leftId });
    });
  }

  #open({ conversation, messages, branches, hasEarlier }: StoredConversation): void {
    this.#isKept = true;
    this.#record.value = conversation;
    this.branches.value = branches;
    this.hasEarlier.value = hasEarlier;
    this.positions = new MessagePositions();
    this.positions.first = messages[0]?.position;
    this.positions.readTo = this.positions.first ?? 0;
    this.positions.markRead(this.positions.readTo, messages);
    const meanwhile = this.messages.value;
    this.messages.value = [];
    this.merge(messages);
    // Sent before it was known which branch is shown.
    const behind = meanwhile.map((message) => defined({ ...message, branch: conversation.branch }));
    this.messages.value = [...this.messages.value, ...behind];
  }

  /** Takes in messages as they are stored. Those that stay as they are keep their identity. */
  merge(stored: readonly PositionedMessage[]): void {
    const byId = new Map(this.messages.value.map((message) => [message.id, message]));
    for (const { position, message } of stored) {
      this.positions.set(message.id, position);
      const before = byId.get(message.id);
      byId.set(message.id, before && isSame(before, message) ? before : message);
    }
    this.messages.value = this.positions.sort(repairLoaded([...byId.values()], this.#deps.isWorkedOn));
  }

  /** The record, and the branches, as another tab has changed them. */
  setRecord(record: Conversation, branches: readonly Branch[]): void {
    if (record.id !== this.id) return;
    batch(() => {
      if (!isSame(this.record, record)) this.#record.value = record;
      if (!isSame(this.branches.value, branches)) this.branches.value = branches;
    });
  }

  show(message: Message): void {
    this.messages.value = withMessage(this.messages.value, message);
  }

  put(message: Message): Promise<void> {
    this.show(message);
    const { id } = message;
    const write = (written: Message): Promise<void> => {
      this.#touch(written);
      const { writer } = this.#deps;
      return writer.message(this.record, this.positions.of(id), written, (at) => this.#setPosition(id, at));
    };
    if (this.#isFirst) this.#beginFirst(message);
    // At once where possible: in the next moment another conversation may be open, or the page gone.
    if (this.#isLoaded) return write(message);
    return this.#loading.then(() => write(this.messages.value.find((other) => other.id === id) ?? message));
  }

  follow(answer: CheckpointSource): (ended?: AnswerMessage) => void {
    return this.#deps.writer.follow(this.record, this.positions.of(answer.id), answer);
  }

  /** Changes the record, on the screen and on the disk. */
  update(changes: ConversationChanges): void {
    this.#record.value = changed(this.record, changes);
    this.#deps.writer.changes(this.record, changes);
  }

  pathTo(turnId: string): readonly Message[] {
    const path = this.path.value;
    if (path.some((message) => message.turnId === turnId)) return path;
    return this.#pathOf(userMessageOf(this.messages.value, turnId)?.branch);
  }

  beginBranch(turnId: string, keepsUser: boolean, id: string): string | undefined {
    const branches = this.branches.value;
    const fork = forkAt(this.positions.placed(this.pathTo(turnId)), branches, turnId, keepsUser);
    if (!fork) return undefined;
    // Else the visitor reads another branch by now, and is left there.
    const isShown = this.isShown(turnId);
    const newest = Math.max(0, ...branches.map(({ createdAt }) => createdAt));
    const branch = { id, ...fork, createdAt: Math.max(this.#deps.clock.date(), newest + 1) };
    batch(() => {
      this.branches.value = [...branches, branch];
      this.#deps.writer.branch(this.record, branch);
      if (isShown) this.update({ branch: id });
    });
    return id;
  }

  /** Whether the turn is on the branch that is shown. */
  isShown(turnId: string): boolean {
    return this.path.value.some((message) => message.turnId === turnId);
  }

  /** Begins an empty conversation; the writer keeps the one that was open. */
  begin(): void {
    this.#record.value = emptyConversation(newId(), this.#deps.clock.date());
    this.branches.value = [];
    this.positions = new MessagePositions();
    this.hasEarlier.value = false;
    this.#isKept = this.#isFirst = false;
    this.messages.value = [];
  }

  /** The same conversation, for a turn that goes on in it when another one is opened here. */
  leaveBehind(): OpenConversation {
    const left = new OpenConversation(this.#deps);
    left.takeBack(this);
    return left;
  }

  /** Opens a conversation again that was left behind. */
  takeBack(left: OpenConversation): void {
    this.#record.value = left.record;
    this.branches.value = left.branches.value;
    this.positions = left.positions;
    this.hasEarlier.value = left.hasEarlier.value;
    this.messages.value = left.messages.value;
    this.#isFirst = false;
    this.#isKept = true;
    this.#endLoading();
  }

  /** The same where the conversation was erased elsewhere: the next one is again whichever tab begins it. */
  beginAnew(): void {
    this.begin();
    this.#isFirst = true;
  }

  #pathOf(branch: string | undefined): readonly Message[] {
    const messages = this.messages.value;
    const branches = this.branches.value;
    if (branches.length === 0) return messages;
    return pathOf(this.positions.placed(messages), branches, branch).map(({ message }) => message);
  }

  #versions(): ReadonlyMap<string, Version> {
    const branches = this.branches.value;
    if (branches.length === 0) return noVersions;
    const { versioning } = this.#deps;
    void versioning.load();
    return versioning.value?.versionsOf(this.positions.placed(this.path.value), branches) ?? noVersions;
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

  /** The record of a conversation that is written to now. */
  #touch(message: Message): void {
    this.#record.value = touched(this.record, message, this.#deps.clock.date());
  }

  /** Other tabs may be about to begin the history as well: the first of them is joined by the others. */
  #beginFirst(message: Message): void {
    this.#touch(message);
    this.#isFirst = false;
    if (this.#isLoaded) this.#startLoading();
    void this.#deps.writer.first(this.record).then((stored) => {
      if (stored && stored.conversation.id !== this.id) this.#open(stored);
      this.#endLoading();
    });
  }

  /** Another tab may have written where the message was to go. */
  #setPosition(messageId: string, position: number): void {
    // Else another conversation is open by now.
    if (!this.positions.has(messageId)) return;
    this.#isKept = true;
    if (this.positions.wrote(messageId, position)) this.messages.value = this.positions.sort(this.messages.value);
  }
}

const noVersions: ReadonlyMap<string, Version> = new Map();

/** Whether two readings of a record say the same. They are plain data, with their fields in the same order. */
function isSame<T extends object>(before: T, now: T): boolean {
  return JSON.stringify(before) === JSON.stringify(now);
}
