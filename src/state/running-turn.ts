import type { Signal } from '@preact/signals-core';
import type { ChatError } from '../core/chat-error.js';
import type { Emit, TurnDetail } from '../core/chat-events.js';
import type { ChatEvent } from '../core/chat-event.js';
import type { Clock } from '../core/clock.js';
import { asChatError, messageError } from '../core/message-error.js';
import type { AnswerMessage, IncompleteReason, MessageError, UserMessage } from '../core/message.js';
import type { Joint } from '../core/continuation.js';
import { defined } from '../core/defined.js';
import { answerOf, userMessageOf } from '../core/conversation.js';
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
  /** Set where an answer goes on: joins what comes onto it. */
  #joint: Joint | undefined;
  #unfollow = (_ended?: AnswerMessage): void => {};
  #skipWait = (): void => {};
  #isSettled = false;
  /** Resolves when what the turn has settled is kept. */
  saved: Promise<unknown> = Promise.resolve();

  constructor(
    readonly turnId: string,
    private readonly conversation: OpenConversation,
    private readonly writer: HistoryWriter,
    private readonly turn: Signal<Turn>,
    private readonly clock: Clock,
    private readonly emit: Emit,
    /** Told the id of the answer when it begins. */
    private readonly onAnswer: (id: string) => void,
    /** The answer that is to go on, where the turn is not asked anew. */
    readonly continued?: AnswerMessage,
  ) {
    this.onAttempt(1);
  }

  /** Says how what comes is joined onto the answer that goes on. */
  joinBy(joint: Joint): void {
    this.#joint = joint;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get user(): UserMessage | undefined {
    return userMessageOf(this.conversation.messages.value, this.turnId);
  }

  /** Whether there is an answer with something in it, on the path on which the turn is read. */
  get isAnswered(): boolean {
    const answer = answerOf(this.conversation.pathTo(this.turnId), this.turnId);
    return answer !== undefined && (answer.text !== '' || !!answer.reasoning);
  }

  /** Another tab is being answered in this conversation: its turn comes first. */
  onHeld(): void {
    const { user } = this;
    if (user?.status === 'sending') this.conversation.show({ ...user, status: 'queued' });
  }

  onConnectionWait(attempt: number): void {
    const since = this.clock.now();
    this.turn.value = { phase: 'waiting', turnId: this.turnId, attempt, since, isForConnection: true };
  }

  /** The turn has come. */
  onTurn(): void {
    const { user } = this;
    if (user?.status === 'queued') this.conversation.show({ ...user, status: 'sending' });
    this.onAttempt(1);
  }

  onAttempt(attempt: number): void {
    if (this.#draft) return;
    this.turn.value = { phase: 'waiting', turnId: this.turnId, attempt, since: this.clock.now() };
  }

  onWait(attempt: number, delay: number, error: ChatError, skip: () => void): void {
    this.#skipWait = skip;
    const at = this.clock.now() + delay;
    this.turn.value = { phase: 'retrying', turnId: this.turnId, attempt, at, error: messageError(error) };
  }

  onEvent(event: ChatEvent): void {
    const draft = this.#draft ?? this.#begin();
    if (event.type !== 'delta') return draft.apply(event);
    this.#write(draft, this.#joint ? this.#joint.push(event.text) : event.text);
  }

  #write(draft: AnswerDraft, text: string): void {
    if (!text) return;
    draft.apply({ type: 'delta', text });
    this.#tell('text-delta', { messageId: draft.id, delta: text });
  }

  /** Leaves the wait before the next attempt. */
  skipWait(): void {
    this.#skipWait();
  }

  /** Ends the turn as the transport said. */
  end(result: TurnResult): void {
    if (result.kind === 'failed') return this.fail(result.error);
    const draft = this.#draft ?? this.#begin();
    this.#writeRest(draft);
    if (result.kind === 'interrupted') {
      // A model that has nothing to add says that the answer is whole.
      const isWhole = this.continued && result.error.code === 'empty';
      return this.#settle(isWhole ? draft.complete() : draft.incomplete(result.error.code, result.error));
    }
    const { finishReason } = result;
    const isCut = finishReason === 'length' || finishReason === 'content-filter';
    this.#settle(isCut ? draft.incomplete(finishReason) : draft.complete());
  }

  /** Ends the turn because nothing came; the visitor's message, or the answer so far, stays with its reason. */
  fail(thrown: unknown): void {
    const fault = asChatError(thrown);
    if (this.#isSettled) return;
    if (this.continued) return this.#settle((this.#draft ?? this.#begin()).incomplete(fault.code, fault));
    this.#close();
    const error = messageError(fault);
    const { user } = this;
    if (!user) return;
    this.saved = this.conversation.put({ ...user, status: 'failed', error });
    this.#told(user.id, 'failed', { error });
  }

  /** Ends the turn from outside: what came is kept as incomplete. */
  stop(reason: IncompleteReason): void {
    if (this.#isSettled) return;
    if (!this.#draft && !this.continued) {
      // Another answer that has not begun: the one there was stays alone.
      if (this.isAnswered) return this.#withdraw(reason);
      // As it is read after a reload: a message without an answer has failed.
      if (reason === 'reload') return this.fail(new Error('the page went away'));
    }
    const draft = this.#draft ?? this.#begin();
    this.#writeRest(draft);
    this.#settle(draft.incomplete(reason));
  }

  #withdraw(reason: IncompleteReason): void {
    const { user } = this;
    if (!this.#close() || !user) return;
    void this.conversation.put(delivered(user));
    this.#told(user.id, 'incomplete', { reason });
  }

  /** Ends the turn without a word: its conversation is being erased. */
  abandon(): void {
    this.#close();
  }

  #writeRest(draft: AnswerDraft): void {
    this.#write(draft, this.#joint?.end() ?? '');
    this.#joint = undefined;
  }

  #begin(): AnswerDraft {
    const { continued, turnId } = this;
    const branch = continued ? continued.branch : this.#branchOf(turnId);
    const draft = new AnswerDraft(continued?.id ?? newId(), turnId, this.clock, continued, branch);
    this.#draft = draft;
    this.onAnswer(draft.id);
    const { user } = this;
    // Not worth a write that the answer's would wait for: a message with an answer counts as delivered (repairLoaded).
    if (user) this.conversation.show(delivered(user));
    this.#unfollow = this.writer.follow(this.conversation.record, this.conversation.places.of(draft.id), draft);
    this.turn.value = { phase: 'streaming', turnId: this.turnId, answer: draft };
    return draft;
  }

  /** The branch that a new answer belongs to. */
  #branchOf(turnId: string): string | undefined {
    if (this.isAnswered) return this.conversation.branchOff(turnId);
    const path = this.conversation.pathTo(turnId);
    return (answerOf(path, turnId) ?? path.find((message) => message.turnId === turnId))?.branch;
  }

  #settle(answer: AnswerMessage): void {
    // A checkpoint is on its way to the disk within the call, the whole message only some moments later.
    this.#unfollow(answer);
    if (!this.#close()) return;
    const kept = this.conversation.put(answer);
    const { user } = this;
    this.saved = Promise.all([kept, user && this.conversation.put(user)]);
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
    const fault = error && { code: error.code, status: error.status, retryable: error.retryable };
    const detail = defined({ messageId, status, reason, error: fault });
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
