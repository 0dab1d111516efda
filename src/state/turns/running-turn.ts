import { ChatError } from '../../core/chat-error.js';
import type { Signal } from '@preact/signals-core';
import type { Emit, TurnDetail } from '../../core/chat-events.js';
import type { Clock } from '../../core/clock.js';
import { asChatError, messageError } from '../../core/message-error.js';
import {
  withStatus,
  type AnswerMessage,
  type IncompleteReason,
  type MessageError,
  type UserMessage,
  type UserMessageStatus,
} from '../../core/message.js';
import type { ContinuationJoiner } from '../../core/continuation.js';
import { defined } from '../../core/defined.js';
import { answerOf, userMessageOf } from '../../core/conversation.js';
import { newId } from '../../platform/new-id.js';
import { pageLeft } from '../../transport/transport.js';
import type { TurnConversation, TurnListener } from '../ports.js';
import type { TurnResult } from './run-turn.js';
import { createStreamingAnswer, type OwnedStreamingAnswer } from './streaming-answer.js';
import type { Turn } from './turn.js';

/** The reason why an answer did not end well. */
interface Reason {
  readonly reason?: IncompleteReason;
  readonly error?: MessageError;
}

/**
 * One turn on its way: makes messages of the transport's events. It settles once, synchronously, so that nothing that
 * arrives after Stop reaches the screen, the disk or the next turn.
 */
export interface RunningTurn extends TurnListener {
  readonly turnId: string;
  /** The answer that is to go on, where the turn is not asked anew. */
  readonly continued: AnswerMessage | undefined;
  readonly signal: AbortSignal;
  readonly user: UserMessage | undefined;
  /** Whether there is an answer with something in it, on the path on which the turn is read. */
  readonly isAnswered: boolean;
  /** Resolves when what the turn has settled is kept. */
  readonly saved: Promise<unknown>;
  /** A relay keeps the answer under this id: it is kept with the message until the answer has ended. */
  keepTakeUp(id: string): void;
  /** The answer cannot be taken up: what there is of it stays as it is. */
  lose(): void;
  /** Sets what joins new text onto the answer that goes on. */
  joinBy(joiner: ContinuationJoiner): void;
  /** Another tab is being answered in this conversation: its turn comes first. */
  onHeld(): void;
  /** The turn has come. */
  onTurn(): void;
  /** Leaves the wait before the next attempt. */
  skipWait(): void;
  /** Ends the turn as the transport said. */
  end(result: TurnResult): void;
  /** Ends the turn because nothing came; the visitor's message, or the answer so far, stays with its reason. */
  fail(thrown: unknown): void;
  /** Ends the turn from outside: what came is kept as incomplete. */
  stop(reason: IncompleteReason): void;
  /** Ends the turn without a word: its conversation is being erased. */
  abandon(): void;
  /** Whether the request is made: from then on the turn needs nothing more of the conversation that is open. */
  isAsked: boolean;
  /** The turn goes on in another object of the same conversation, and tells its phases elsewhere. */
  moveTo(conversation: TurnConversation, turn: Signal<Turn>): void;
}

export interface RunningTurnDeps {
  readonly conversation: TurnConversation;
  readonly clock: Clock;
  readonly emit: Emit;
  /** Told that a turn of this conversation has ended. */
  readonly onEnded: (conversationId: string) => void;
}

/** The answer that a turn begins with. */
export interface BegunAnswer {
  /** It goes on behind its text. */
  readonly continued?: AnswerMessage | undefined;
  /** A relay has it from its beginning, under the id of the message's `takeUp`. */
  readonly takenUp?: AnswerMessage | undefined;
}

/** @param onAnswer told the id of the answer when it begins */
export function startTurn(
  turnId: string,
  { clock, emit, onEnded, ...deps }: RunningTurnDeps,
  shown: Signal<Turn>,
  onAnswer: (id: string) => void,
  { continued, takenUp }: BegunAnswer = {},
): RunningTurn {
  const controller = new AbortController();
  let { conversation } = deps;
  let turn = shown;
  let streaming: OwnedStreamingAnswer | undefined;
  /** Joins new text onto the answer that goes on; undefined for a new answer. */
  let joiner: ContinuationJoiner | undefined;
  let unfollow = (_ended?: AnswerMessage): void => {};
  let skipWait = (): void => {};
  let isSettled = false;
  let takeUp = userMessageOf(conversation.messages.value, turnId)?.takeUp;
  let saved: Promise<unknown> = Promise.resolve();

  const userOf = (): UserMessage | undefined => userMessageOf(conversation.messages.value, turnId);

  function isAnswered(): boolean {
    const answer = answerOf(conversation.pathTo(turnId), turnId);
    return answer !== undefined && (answer.text !== '' || !!answer.reasoning);
  }

  /** Shows the message in its new state, where it is in the one before. */
  function move(from: UserMessageStatus, status: UserMessageStatus): void {
    const user = userOf();
    if (user?.status === from) conversation.show({ ...user, status });
  }

  function onAttempt(attempt: number): void {
    if (!streaming) turn.value = { phase: 'waiting', turnId, attempt, since: clock.now() };
  }

  function write(answer: OwnedStreamingAnswer, text: string): void {
    if (!text) return;
    answer.apply({ type: 'delta', text });
    tell('text-delta', { messageId: answer.id, delta: text });
  }

  /** The answer with everything that has come of it. */
  function whole(): OwnedStreamingAnswer {
    const answer = streaming ?? begin();
    write(answer, joiner?.end() ?? '');
    joiner = undefined;
    return answer;
  }

  function fail(thrown: unknown): void {
    const cause = asChatError(thrown);
    if (isSettled) return;
    if (continued) return settle((streaming ?? begin()).incomplete(cause.code, cause));
    close();
    const error = messageError(cause);
    const user = userOf();
    if (!user) return;
    saved = conversation.put({ ...user, status: 'failed', error });
    told(user.id, 'failed', { error });
  }

  function withdraw(reason: IncompleteReason): void {
    const user = userOf();
    if (!close() || !user) return;
    void conversation.put(withStatus(user, 'complete'));
    told(user.id, 'incomplete', { reason });
  }

  function begin(): OwnedStreamingAnswer {
    const before = continued ?? takenUp;
    const branch = before ? before.branch : newBranch();
    const begun = continued ?? (takenUp && { createdAt: takenUp.createdAt });
    // Every page that takes an answer up writes one message. Its id, which stays, holds but half of the relay's.
    const fresh = takeUp ? takeUp.slice(0, 16) + turnId.slice(0, 16) : newId();
    const answer = createStreamingAnswer(before?.id ?? fresh, turnId, clock, begun, branch);
    streaming = answer;
    onAnswer(answer.id);
    const user = userOf();
    // Not worth a write that the answer's would wait for: a message with an answer counts as delivered (repairLoaded).
    if (user) conversation.show(withStatus(user, 'complete'));
    unfollow = conversation.follow(answer);
    turn.value = { phase: 'streaming', turnId, answer };
    return answer;
  }

  /** The branch that a new answer belongs to. */
  function newBranch(): string | undefined {
    if (isAnswered()) return conversation.beginBranch(turnId, true, newId());
    const path = conversation.pathTo(turnId);
    return (answerOf(path, turnId) ?? path.find((message) => message.turnId === turnId))?.branch;
  }

  function settle(answer: AnswerMessage): void {
    // A checkpoint is on its way to the disk within the call, the whole message only some moments later.
    unfollow(answer);
    if (!close(answer.reason)) return;
    const kept = conversation.put(answer);
    const shown = userOf();
    // The relay goes on: the next page finds the id with the message.
    const user = shown && takeUp && answer.reason === 'reload' ? sendingTo(shown, takeUp) : shown;
    saved = Promise.all([kept, user && conversation.put(user)]);
    told(answer.id, answer.status, answer);
  }

  /** Returns false where the turn was settled before. */
  function close(reason?: IncompleteReason): boolean {
    if (isSettled) return false;
    isSettled = true;
    unfollow();
    turn.value = { phase: 'idle' };
    controller.abort(reason === 'reload' ? pageLeft : undefined);
    return true;
  }

  function told(messageId: string, status: 'complete' | 'incomplete' | 'failed', { reason, error }: Reason): void {
    const told = error && { code: error.code, status: error.status, retryable: error.retryable };
    const detail = defined({ messageId, status, reason, error: told });
    tell('turn-end', detail);
    onEnded(conversation.id);
    if (error) tell('error', detail);
  }

  function tell(name: 'text-delta' | 'turn-end' | 'error', detail: Omit<TurnDetail, 'turnId'>): void {
    emit(name, { turnId, ...detail });
  }

  onAttempt(1);
  return {
    turnId,
    continued,
    signal: controller.signal,
    get user() {
      return userOf();
    },
    get isAnswered() {
      return isAnswered();
    },
    get saved() {
      return saved;
    },
    keepTakeUp(id) {
      const user = userOf();
      takeUp = id;
      if (user) void conversation.put(sendingTo(user, id));
    },
    lose() {
      if (isAnswered()) withdraw('interrupted');
      else fail(new ChatError('interrupted', 'the answer is not there any more', { retryable: true }));
    },
    joinBy(given) {
      joiner = given;
    },
    onHeld: () => move('sending', 'queued'),
    onTurn() {
      move('queued', 'sending');
      onAttempt(1);
    },
    onAttempt,
    onConnectionWait(attempt) {
      turn.value = { phase: 'waiting', turnId, attempt, since: clock.now(), isForConnection: true };
    },
    onWait(attempt, delay, error, skip) {
      skipWait = skip;
      turn.value = { phase: 'retrying', turnId, attempt, at: clock.now() + delay, error: messageError(error) };
    },
    onEvent(event) {
      const answer = streaming ?? begin();
      if (event.type === 'delta') write(answer, joiner ? joiner.push(event.text) : event.text);
      else answer.apply(event);
    },
    skipWait: () => skipWait(),
    end(result) {
      if (result.kind === 'failed') return fail(result.error);
      const answer = whole();
      if (result.kind === 'interrupted') {
        const { error } = result;
        // A model that has nothing to add says that the answer is whole.
        const isWhole = continued && error.code === 'empty';
        return settle(isWhole ? answer.complete() : answer.incomplete(error.code, error));
      }
      const { finishReason } = result;
      const isCut = finishReason === 'length' || finishReason === 'content-filter';
      settle(isCut ? answer.incomplete(finishReason) : answer.complete());
    },
    fail,
    stop(reason) {
      if (isSettled) return;
      if (!streaming && !continued) {
        // Nothing is changed: the next page finds the message with its id.
        if (reason === 'reload' && takeUp) return void close(reason);
        // Another answer that has not begun: the one there was stays alone.
        if (isAnswered()) return withdraw(reason);
        // As it is read after a reload: a message without an answer has failed.
        if (reason === 'reload') return fail(new Error('the page went away'));
      }
      settle(whole().incomplete(reason));
    },
    abandon: () => void close(),
    isAsked: false,
    moveTo(other, signal) {
      signal.value = turn.value;
      conversation = other;
      turn = signal;
    },
  };
}

function sendingTo(user: UserMessage, takeUp: string): UserMessage {
  return { ...withStatus(user, 'sending'), takeUp };
}
