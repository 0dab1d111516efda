import type { ReadonlySignal } from '@preact/signals-core';
import type { ChatError } from '../core/chat-error.js';
import type { ChatEvent } from '../core/chat-event.js';
import type { Clock } from '../core/clock.js';
import type { ContextLimits } from '../core/context-window.js';
import type { ContinuationJoiner } from '../core/continuation.js';
import type { RequestMessage } from '../core/conversation.js';
import type { AnswerMessage, IncompleteReason, Message, UserMessage } from '../core/message.js';
import type { ModelInfo, Verification } from '../core/verification.js';
import type { TurnRequest } from '../transport/transport.js';
import type { ChatNotice } from './notices.js';

/*
 * The interfaces between the folders of state/: turns/, conversations/ and recovery/ know these, and not each other.
 */

/** An answer that grows and of which checkpoints are kept. */
export interface CheckpointSource {
  readonly id: string;
  /** Grows with every change, so that a checkpoint that would write nothing new is left out. */
  readonly revision: number;
  incomplete(reason: IncompleteReason): AnswerMessage;
}

/** The open conversation, as its turns read and write it. */
export interface TurnConversation {
  readonly id: string;
  /** All messages that are in memory, of every branch. */
  readonly messages: ReadonlySignal<readonly Message[]>;
  /** Resolves when it is known which conversation this is. */
  readonly loading: Promise<void>;
  /** `of` gives the position of a message on the disk. One without gets the next free one. */
  readonly positions: { of(messageId: string): number };
  /** The messages of the path on which a turn is read: the one that is shown, or that of the turn's own branch. */
  pathTo(turnId: string): readonly Message[];
  /**
   * Begins a branch that changes the turn, and returns its id; undefined where the turn is not there.
   *
   * @param keepsUser true: another answer to the same message; false: another text of the visitor
   */
  beginBranch(turnId: string, keepsUser: boolean, id: string): string | undefined;
  /** Shows a message as it is now; it is kept at its next {@link put}. */
  show(message: Message): void;
  /** Shows and keeps a message. Resolves when it is on the disk, or has waited long enough for it. */
  put(message: Message): Promise<void>;
  /**
   * Keeps checkpoints of an answer until the returned function is called: with the answer as it has ended, or without
   * where it is not to be kept.
   */
  follow(answer: CheckpointSource): (ended?: AnswerMessage) => void;
}

/** The turns of the open conversation, as the conversations start and end them. */
export interface ConversationTurns {
  /** The turn that runs; undefined where none does. */
  readonly runningId: string | undefined;
  /** Shows, keeps and asks a new message of the visitor. */
  send(message: UserMessage): void;
  add(turnId: string): void;
  stop(): void;
  cancel(turnId: string): void;
  /** Takes up messages that waited for the connection when the page went away. */
  resume(): void;
  /** Ends the running turn and forgets those that wait. `abandon`: nothing of it is kept any more. */
  leave(how: 'stop' | 'abandon'): void;
  /** Ids of conversations that were left while a turn ran, which goes on. */
  readonly behind: ReadonlySignal<ReadonlySet<string>>;
  /** Another conversation is being opened: the running turn goes on in this one. False where none can. */
  goOnIn(left: TurnConversation): boolean;
  /** The conversation is open again, and its turn is the one that runs. */
  takeBack(conversationId: string): void;
  /** Ends the turn that goes on in a conversation that was left, or in all of them. */
  endBehind(how: 'stop' | 'abandon', conversationId?: string): void;
}

/** The models that can be asked. */
export interface ModelChoice {
  readonly models: ReadonlySignal<readonly ModelInfo[]>;
  /** Asks this one from now on, if it can be used. */
  choose(modelId: string): void;
}

/** A running turn tells these in this order: attempts and waits, then events. Nothing after its signal aborted. */
export interface TurnListener {
  onAttempt(attempt: number): void;
  /** The attempt waits for a free connection; {@link onAttempt} is called again when it leaves. */
  onConnectionWait(attempt: number): void;
  /** The next attempt leaves after `delay` milliseconds; `skip` makes it leave now. */
  onWait(attempt: number, delay: number, error: ChatError, skip: () => void): void;
  onEvent(event: ChatEvent): void;
}

/** The limits and helpers that decide how a turn goes on after an error. */
export interface RecoveryDeps {
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly maxRetries: number;
  /** Whether the transport asks for streams. */
  readonly streams: boolean;
  readonly choice: ModelChoice;
  readonly notify: (notice: ChatNotice) => void;
  /** How many messages at the end of the request may not be left out where it is too long. */
  readonly kept: number;
}

/**
 * A request without the oldest turns that are beyond the limits of the option `context`.
 *
 * @param kept how many messages at its end stay in any case
 */
export type RequestLimit = (request: readonly RequestMessage[], kept: number) => readonly RequestMessage[];

/** The next request, when its time has come. */
interface NextAttempt {
  readonly asked: TurnRequest;
  readonly attempt: number;
}

/** How one turn goes on after an error before anything was said; undefined where it does not. */
export type Recover = (error: ChatError, hadFrame: boolean) => Promise<NextAttempt | undefined>;

/** Tells the versions of messages. Most conversations have none, so its code is part of the chunk of {@link Recovery}. */
export type Versioning = Pick<typeof import('../core/versions.js'), 'versionsOf' | 'branchOfVersion'>;

/** The part of the turns that most of them do not need. It loads as one chunk: see `recovery/recovery.ts`. */
export interface Recovery {
  begin(request: TurnRequest, deps: RecoveryDeps, listener: TurnListener, signal: AbortSignal): Recover;
  /** A turn went well: one more automatic retry is allowed. */
  succeed(): void;
  /** The error of a message that may not be sent after this outcome of the model check. */
  refusal(verification: Verification): ChatError;
  /** The messages that ask for the rest of an answer, and a joiner for it. */
  continuation(text: string): { readonly messages: readonly RequestMessage[]; readonly joiner: ContinuationJoiner };
  /** Cuts requests to the limits. */
  limitTo(limits: ContextLimits): RequestLimit;
  /**
   * Puts a message on its way that has waited for the connection, and that other tabs may know as well: one of them
   * sends it. False where that is another one; the message is then shown as it is kept.
   */
  claim(user: UserMessage): Promise<boolean>;
}
