import { batch, signal, type ReadonlySignal } from '@preact/signals-core';
import { ChatError } from '../../core/chat-error.js';
import type { Emit } from '../../core/chat-events.js';
import type { Clock } from '../../core/clock.js';
import { answerOf, requestMessages, userMessageOf } from '../../core/conversation.js';
import type { ContextLimits } from '../../core/context-window.js';
import { lazy } from '../../platform/lazy.js';
import { isWaitingOffline, type UserMessage } from '../../core/message.js';
import { allowsSending } from '../../core/verification.js';
import type { HistoryStore } from '../../history/history-store.js';
import type { Connectivity } from '../../platform/connectivity.js';
import type { ChatTransport } from '../../transport/transport.js';
import { markSending, withStatus } from '../put-on-its-way.js';
import type { Notice } from '../chat-model.js';
import type { OpenConversation } from '../conversations/open-conversation.js';
import { createOutbox } from './outbox.js';
import { runTurn } from './run-turn.js';
import { startTurn, type RunningTurn } from './running-turn.js';
import type { HistoryWriter } from '../conversations/history-writer.js';
import type { Team, TurnSlot } from '../team.js';
import { isBusy, type Turn } from './turn.js';
import type { ModelSettings, ModelCheck } from './model-check.js';

/** The options that a turn reads, each time it needs them. */
export interface TurnSettings extends ModelSettings {
  readonly systemPrompt: string;
  readonly maxRetries: number;
  readonly context: ContextLimits;
}

/** What the turns of a chat need of the world. */
export interface TurnQueueDeps {
  readonly transport: () => ChatTransport;
  readonly settings: () => TurnSettings;
  readonly store: HistoryStore;
  readonly conversation: OpenConversation;
  readonly writer: HistoryWriter;
  readonly keeper: ModelCheck;
  /** Reads what a request of the turn takes along and is not in memory. Never rejects. */
  readonly loadFor: (turnId: string) => Promise<void>;
  readonly connectivity: Connectivity;
  readonly team: Team;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly emit: Emit;
  readonly notify: (notice: Notice) => void;
}

/** The turns of a chat, one after another. Every call returns at once. */
export interface TurnQueue {
  readonly turn: ReadonlySignal<Turn>;
  /**
   * Asks for an answer to a message that is in the conversation already, or for the rest of its answer. A turn that
   * waits or runs is not doubled.
   */
  add(turnId: string, isContinued?: boolean): void;
  /** Ends the running turn; what came is kept, and the next turn starts. */
  stop(): void;
  /** Takes a turn out that waits: its message has then failed, with a way to send it. */
  cancel(turnId: string): void;
  /** Takes up messages of the conversation that waited for the connection when the page went away. */
  resume(): void;
  /** Skips the wait before the next attempt. */
  retryNow(): void;
  /** Ends the running turn as `how` says and forgets those that wait: their conversation is being left. */
  leave(how: (turn: RunningTurn) => void): void;
  /** Ends the running turn because the page may be gone in a moment; what waits goes on when it is not. */
  setPaused(isPaused: boolean): void;
  /** As {@link leave}, and for good. */
  destroy(): void;
}

/** A turn that waits. */
interface Waiting {
  /** Whether the answer that there is goes on. */
  readonly isContinued?: boolean;
  /** What tells the other tabs that it waits here. */
  readonly place?: TurnSlot;
  /** Whether it has waited for the connection. */
  wasHeld?: boolean;
}

export function createTurnQueue(world: TurnQueueDeps): TurnQueue {
  const { conversation, keeper, team, settings, clock, emit, random, notify } = world;
  const turn = signal<Turn>({ phase: 'idle' });
  const recovery = lazy(async () => (await import('../recovery/recovery.js')).createRecovery(), { clock });
  const outbox = createOutbox(isReachable, world.connectivity, clock, startNext);
  /** What waits, by turn. */
  const waiting = new Map<string, Waiting>();
  let running: RunningTurn | undefined;
  let isDestroyed = false;
  let isPaused = false;

  async function isReachable(signal: AbortSignal): Promise<boolean> {
    const transport = world.transport();
    return transport.isReachable ? transport.isReachable(signal) : world.connectivity.isOnline();
  }

  /** Starts the next queued turn. What runs settles by itself and then calls this again. */
  function startNext(): void {
    if (running || isDestroyed || isPaused) return;
    const [first] = waiting;
    if (!first) return rest();
    if (outbox.isShut()) return hold();
    const [turnId, { isContinued, wasHeld, place = team.enter(turnId) }] = first;
    waiting.delete(turnId);
    const user = userOf(turnId);
    // One that was held and is so no longer was sent, or taken back, in another tab.
    if (!user || (wasHeld && !isWaitingOffline(user))) {
      place.leave();
      return startNext();
    }
    const answer = isContinued ? answerOf(conversation.pathTo(turnId), turnId) : undefined;
    const next = startTurn(turnId, world, turn, place.hold, answer);
    running = next;
    const mayGo = answer ? Promise.resolve(true) : isWaitingOffline(user) ? claim(user) : markSending(conversation, user);
    emit('turn-start', { turnId, messageId: user.id });
    drive(next, mayGo, place)
      .catch((thrown) => settleFailed(next, thrown))
      .finally(() => {
        place.leave(next.saved);
        if (running !== next) return;
        running = undefined;
        startNext();
      });
  }

  async function drive(next: RunningTurn, mayGo: Promise<boolean>, place: TurnSlot): Promise<void> {
    // The history has been read by then, too: a message is written after it.
    if (!(await mayGo)) return next.abandon();
    await world.loadFor(next.turnId);
    const verification = await keeper.outcomeForSending();
    if (next.signal.aborted) return;
    const { systemPrompt, maxRetries, verifyModel, context } = settings();
    if (!allowsSending(verification, verifyModel)) {
      const { outcome } = verification;
      throw (await recovery.load())?.refusal(verification) ?? new ChatError('model', outcome, { retryable: true });
    }
    await place.take(conversation.id, next.signal, () => next.onHeld());
    next.signal.throwIfAborted();
    next.onTurn();
    const { turnId, continued } = next;
    const messages = [...requestMessages(conversation.pathTo(turnId), turnId, systemPrompt)];
    let kept = 1;
    if (continued) {
      // Loaded when first needed: where that fails, the request would have failed as well.
      const { continuationMessages, joinContinuation } = await import('../../core/continuation.js');
      if (next.signal.aborted) return;
      kept += messages.push(...continuationMessages(continued.text)) && 2;
      next.joinBy(joinContinuation(continued.text));
    } else if (next.isAnswered) {
      // As above; without it the answer stands in place of the one before.
      await conversation.branching.load();
      next.signal.throwIfAborted();
    }
    // As above.
    const limit = Object.keys(context).length > 0 && (await import('../../core/context-window.js')).withinContext;
    next.signal.throwIfAborted();
    const request = {
      conversationId: conversation.id,
      turnId,
      model: keeper.model.value.id,
      messages: limit ? limit(messages, context, kept) : messages,
    };
    const turnWorld = {
      transport: world.transport(),
      clock,
      random,
      maxRetries,
      recovery,
      keeper,
      notify,
      kept,
      connect: team.connect,
    };
    const result = await runTurn(request, turnWorld, next, next.signal);
    if (result.kind === 'failed') throw result.error;
    next.end(result);
    // For a time without a network.
    void recovery.load();
  }

  /** A message that the browser could not send because it is offline waits again. */
  function settleFailed(next: RunningTurn, thrown: unknown): void {
    const user = next.user;
    if ((thrown as ChatError).code !== 'offline' || next.continued || !user || next.signal.aborted)
      return next.fail(thrown);
    if (!outbox.shut()) return next.fail(thrown);
    next.abandon();
    const others = [...waiting];
    waiting.clear();
    waiting.set(next.turnId, {});
    for (const [turnId, other] of others) waiting.set(turnId, other);
  }

  function forget(turnId: string): boolean {
    waiting.get(turnId)?.place?.leave();
    return waiting.delete(turnId);
  }

  function rest(): void {
    outbox.open();
    turn.value = { phase: 'idle' };
  }

  /** Shows that what is queued waits for the connection, and keeps it as such. */
  function hold(): void {
    batch(() => {
      for (const [id, turn] of waiting) {
        const user = userOf(id);
        if (turn.isContinued || !user) continue;
        if (!isWaitingOffline(user) && turn.wasHeld) forget(id);
        else if (!isWaitingOffline(user)) void conversation.put({ ...withStatus(user, 'queued'), error: offline });
        turn.wasHeld = true;
      }
      const [turnId] = waiting.keys();
      if (turnId === undefined) rest();
      else turn.value = { phase: 'offline', turnId };
    });
  }

  function userOf(turnId: string): UserMessage | undefined {
    return userMessageOf(conversation.messages.value, turnId);
  }

  async function claim(user: UserMessage): Promise<boolean> {
    const { claimOfflineMessage } = await import('../recovery/claim-offline-message.js');
    return claimOfflineMessage(world.store, conversation, user);
  }

  /** Ends the running turn from outside. */
  function end(how: (turn: RunningTurn) => void): void {
    const ending = running;
    if (!ending) return;
    running = undefined;
    batch(() => how(ending));
  }

  function leave(how: (turn: RunningTurn) => void): void {
    for (const { place } of waiting.values()) place?.leave();
    waiting.clear();
    end(how);
    if (!isDestroyed) turn.value = { phase: 'idle' };
  }

  return {
    turn,
    add(turnId, isContinued = false) {
      if (isDestroyed || waiting.has(turnId)) return;
      // A turn that tells its end is still `running`, and may be asked again by who hears of it.
      if (running?.turnId === turnId && isBusy(turn.value)) return;
      const user = userOf(turnId);
      if (!user) return;
      batch(() => {
        if (running && user.status !== 'queued' && !isContinued) void conversation.put(withStatus(user, 'queued'));
        waiting.set(turnId, { isContinued, place: team.enter(turnId) });
        startNext();
      });
    },
    stop() {
      end((ending) => ending.stop('stopped'));
      startNext();
    },
    cancel(turnId) {
      const user = userOf(turnId);
      const { isContinued } = waiting.get(turnId) ?? {};
      // One that another tab holds: that tab looks at what is kept before it sends.
      if (!forget(turnId) && !(user && isWaitingOffline(user))) return;
      batch(() => {
        if (user && !isContinued) void conversation.put({ ...user, status: 'failed', error: offline });
        startNext();
      });
    },
    resume() {
      const kept = conversation.messages.value.filter((m) => m.role === 'user' && isWaitingOffline(m));
      if (isDestroyed || kept.length === 0) return;
      outbox.shut();
      for (const { turnId } of kept) waiting.set(turnId, {});
      startNext();
    },
    retryNow: () => running?.skipWait(),
    setPaused(paused) {
      isPaused = paused;
      if (paused) end((ending) => ending.stop('reload'));
      else startNext();
    },
    leave,
    destroy() {
      isDestroyed = true;
      outbox.open();
      leave((ending) => ending.stop('reload'));
    },
  };
}

/** What a message has that waits for the connection, or that was kept from it. */
const offline = { code: 'offline', retryable: true } as const;
