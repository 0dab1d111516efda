import type { Signal } from '@preact/signals-core';
import type { ChatError } from '../core/chat-error.js';
import type { Emit, TurnDetail } from '../core/chat-events.js';
import type { ChatEvent } from '../core/chat-event.js';
import type { Clock } from '../core/clock.js';
import { asChatError, messageError } from '../core/message-error.js';
import type { AnswerMessage, IncompleteReason, MessageError, UserMessage } from '../core/message.js';
import { userMessageOf } from '../core/conversation.js';
import { newId } from '../platform/new-id.js';
import { AnswerDraft } from './answer-draft.js';
import type { OpenConversation } from './open-conversation.js';
import type { TurnListener, TurnResult } from './run-turn.js';
import type { HistoryWriter } from './save-history.js';
import type { Turn } from './turn.js';

/** Why an answer did not end well. */
interface Why {
  readonly reason?: IncompleteReason;
  readonly error?: MessageError;
}

/**
 * One turn on its way: turns what the transport says into messages. It settles once, at once and for good, so that
 * nothing that arrives after Stop reaches the screen, the disk or the next turn.
 */
export class RunningTurn implements TurnListener {
  readonly #controller = new AbortController();
  #draft: AnswerDraft | undefined;
  #unfollow = (): void => {};
  #skipWait = (): void => {};
  #isSettled = false;

  constructor(
    readonly turnId: string,
    private readonly conversation: OpenConversation,
    private readonly writer: HistoryWriter,
    private readonly turn: Signal<Turn>,
    private readonly clock: Clock,
    private readonly emit: Emit,
  ) {
    this.onAttempt(1);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get user(): UserMessage | undefined {
    return userMessageOf(this.conversation.messages.value, this.turnId);
  }

  onAttempt(attempt: number): void {
    this.turn.value = { phase: 'waiting', turnId: this.turnId, attempt, since: this.clock.now() };
  }

  onWait(attempt: number, delay: number, error: ChatError, skip: () => void): void {
    this.#skipWait = skip;
    const at = this.clock.now() + delay;
    this.turn.value = { phase: 'retrying', turnId: this.turnId, attempt, at, error: messageError(error) };
  }

  onEvent(event: ChatEvent): void {
    const draft = this.#draft ?? this.#begin();
    draft.apply(event);
    if (event.type === 'delta') this.#tell('text-delta', { messageId: draft.id, delta: event.text });
  }

  /** Leaves the wait before the next attempt. */
  skipWait(): void {
    this.#skipWait();
  }

  /** Ends the turn as the transport said. */
  end(result: TurnResult): void {
    if (result.kind === 'failed') return this.fail(result.error);
    const draft = this.#draft ?? this.#begin();
    if (result.kind === 'interrupted') return this.#settle(draft.incomplete(result.error.code, result.error));
    const { finishReason } = result;
    const isCut = finishReason === 'length' || finishReason === 'content-filter';
    this.#settle(isCut ? draft.incomplete(finishReason) : draft.complete());
  }

  /** Ends the turn because nothing came; the visitor's message stays, with its reason. */
  fail(thrown: unknown): void {
    if (!this.#close()) return;
    const error = messageError(asChatError(thrown));
    const { user } = this;
    if (!user) return;
    void this.conversation.put({ ...user, status: 'failed', error });
    this.#told(user.id, 'failed', { error });
  }

  /** Ends the turn from outside: what came is kept as incomplete. */
  stop(reason: IncompleteReason): void {
    if (this.#isSettled) return;
    const draft = this.#draft ?? this.#begin();
    this.#settle(draft.incomplete(reason));
  }

  /** Ends the turn without a word: its conversation is being erased. */
  abandon(): void {
    this.#close();
  }

  #begin(): AnswerDraft {
    const draft = new AnswerDraft(newId(), this.turnId, this.clock);
    this.#draft = draft;
    const { user } = this;
    // Not worth a write that the answer's would wait for: a message with an answer counts as delivered (repairLoaded).
    if (user) this.conversation.show(delivered(user));
    this.#unfollow = this.writer.follow(this.conversation.record, this.conversation.placeOf(draft.id), draft);
    this.turn.value = { phase: 'streaming', turnId: this.turnId, answer: draft };
    return draft;
  }

  #settle(answer: AnswerMessage): void {
    // A checkpoint is on its way to the disk within the call, the whole message only some moments later.
    if (!this.#isSettled) this.writer.flush();
    if (!this.#close()) return;
    void this.conversation.put(answer);
    const { user } = this;
    if (user) void this.conversation.put(user);
    this.#told(answer.id, answer.status, answer);
  }

  /** Returns false where the turn was settled before. */
  #close(): boolean {
    if (this.#isSettled) return false;
    this.#isSettled = true;
    this.#unfollow();
    this.turn.value = { phase: 'idle' };
    this.#controller.abort();
    return true;
  }

  #told(messageId: string, status: 'complete' | 'incomplete' | 'failed', why: Why): void {
    const { reason, error } = why;
    const detail = {
      messageId,
      status,
      ...(reason && { reason }),
      ...(error && { error: { code: error.code, status: error.status, retryable: error.retryable } }),
    };
    this.#tell('turn-end', detail);
    if (error) this.#tell('error', detail);
  }

  #tell(name: 'text-delta' | 'turn-end' | 'error', detail: Omit<TurnDetail, 'turnId'>): void {
    this.emit(name, { turnId: this.turnId, ...detail });
  }
}

/** The message once the server has begun to answer it. */
function delivered(user: UserMessage): UserMessage {
  const { error: _, ...rest } = user;
  return { ...rest, status: 'complete' };
}
