import { batch, signal, type ReadonlySignal } from '@preact/signals-core';
import type { ChatError } from '../../core/chat-error.js';
import type { Emit } from '../../core/chat-events.js';
import { answerOf, userMessageOf } from '../../core/conversation.js';
import { isWaitingOffline, withStatus, type UserMessage } from '../../core/message.js';
import type { HistoryStore } from '../../history/history-store.js';
import type { Connectivity } from '../../platform/connectivity.js';
import { lazy, required } from '../../platform/lazy.js';
import type { TabCoordinator, TurnSlot } from '../../tabs/tab-coordinator.js';
import type { ConversationTurns } from '../ports.js';
import { driveTakeUp, driveTurn, type DriveTurnDeps } from './drive-turn.js';
import { createOutbox } from './outbox.js';
import { startTurn, type RunningTurn } from './running-turn.js';
import { isBusy, type Turn } from './turn.js';
import { createTurnsBehind } from './turns-behind.js';

export interface TurnQueueDeps extends Omit<DriveTurnDeps, 'recovery'> {
  readonly store: HistoryStore;
  readonly connectivity: Connectivity;
  readonly coordinator: Pick<TabCoordinator, 'enter' | 'connect' | 'refresh'>;
  /** Turns that this tab or another one is working on. */
  readonly isWorkedOn: (turnId: string) => boolean;
  readonly emit: Emit;
  readonly onEnded: (conversationId: string) => void;
}

/** The turns of a chat, one after another. Every call returns at once. */
export interface TurnQueue extends ConversationTurns {
  readonly turn: ReadonlySignal<Turn>;
  /**
   * Asks for an answer to a message that is in the conversation already, or for the rest of its answer. A turn that
   * waits or runs is not doubled.
   */
  add(turnId: string, isContinued?: boolean): void;
  /** Takes up answers that a relay goes on with and whose page is gone. */
  takeUpKept(): void;
  /** Ends the running turn; what came is kept, and the next turn starts. */
  stop(): void;
  /** Takes a turn out that waits: its message has then failed, with a way to send it. */
  cancel(turnId: string): void;
  /** Skips the wait before the next attempt. */
  retryNow(): void;
  /** Ends the running turn because the page may be gone in a moment; what waits goes on when it is not. */
  setPaused(isPaused: boolean): void;
  dispose(): void;
}

/** A turn that waits. */
interface Waiting {
  /** Whether the answer that there is goes on. */
  readonly isContinued?: boolean;
  /** The id under which a relay goes on with the answer. */
  readonly takeUp?: string;
  /** Tells the other tabs that it waits here. */
  readonly slot?: TurnSlot;
  /** Whether it has waited for the connection. */
  wasOffline?: boolean;
}

export function createTurnQueue(deps: TurnQueueDeps): TurnQueue {
  const { store, conversation, coordinator, clock, emit } = deps;
  const turn = signal<Turn>({ phase: 'idle' });
  const recovery = lazy(async () => (await import('../recovery/recovery.js')).createRecovery(store, conversation), {
    clock,
  });
  const outbox = createOutbox(isReachable, deps.connectivity, clock, startNext);
  /** Turns that wait, by turn id, the next one first. */
  const waiting = new Map<string, Waiting>();
  let running: RunningTurn | undefined;
  const behind = createTurnsBehind();
  let isDisposed = false;
  let isPaused = false;

  async function isReachable(signal: AbortSignal): Promise<boolean> {
    const transport = deps.transport();
    return transport.isReachable ? transport.isReachable(signal) : deps.connectivity.isOnline();
  }

  /** Starts the next turn that waits. The one that runs settles by itself and then calls this again. */
  function startNext(): void {
    if (running || isDisposed || isPaused) return;
    const [first] = waiting;
    if (!first) return rest();
    if (outbox.isShut()) return hold();
    // Takes it out, unless it has settled in another tab meanwhile: one that was offline was sent, or taken back.
    const [turnId, { isContinued, takeUp, wasOffline, slot = coordinator.enter(turnId) }] = first;
    waiting.delete(turnId);
    const user = userOf(turnId);
    if (!user || (wasOffline && !isWaitingOffline(user))) {
      slot.leave();
      return startNext();
    }
    // Shows it as running, and keeps the message as `sending`.
    const before = isContinued || takeUp ? answerOf(conversation.pathTo(turnId), turnId) : undefined;
    const answer = takeUp ? undefined : before;
    const begun = takeUp ? { takenUp: before } : { continued: before };
    const next = startTurn(turnId, { conversation, clock, emit, onEnded: ended }, turn, slot.hold, begun);
    running = next;
    // Where another tab has done it, that is read once this one lets go of the turn.
    if (takeUp) return drive(next, slot, driveTakeUp(next, takeUp, slot, { ...deps, recovery }), coordinator.refresh);
    const mayGo = answer ? Promise.resolve(true) : isWaitingOffline(user) ? claim(user) : markSending(user);
    emit('turn-start', { turnId, messageId: user.id });
    // Drives it to its end, however it ends, and starts the next one.
    drive(next, slot, driveTurn(next, mayGo, slot, { ...deps, recovery }));
  }

  function drive(next: RunningTurn, slot: TurnSlot, driven: Promise<void>, then = (): void => {}): void {
    driven
      .catch((thrown) => settleFailed(next, thrown))
      .finally(() => {
        slot.leave(next.saved);
        then();
        if (running !== next) return;
        running = undefined;
        startNext();
      });
  }

  function ended(conversationId: string): void {
    behind.take(conversationId);
    deps.onEnded(conversationId);
  }

  /** A message that the browser could not send because it is offline waits again. */
  function settleFailed(next: RunningTurn, thrown: unknown): void {
    const user = next.user;
    if ((thrown as ChatError).code !== 'offline' || next.continued || !user || next.signal.aborted || next !== running)
      return next.fail(thrown);
    if (!outbox.shut()) return next.fail(thrown);
    next.abandon();
    const others = [...waiting];
    waiting.clear();
    waiting.set(next.turnId, {});
    for (const [turnId, other] of others) waiting.set(turnId, other);
  }

  async function markSending(user: UserMessage): Promise<true> {
    await conversation.put(withStatus(user, 'sending'));
    return true;
  }

  async function claim(user: UserMessage): Promise<boolean> {
    return (await required(recovery, 'interrupted')).claim(user);
  }

  function forget(turnId: string): boolean {
    waiting.get(turnId)?.slot?.leave();
    return waiting.delete(turnId);
  }

  function rest(): void {
    outbox.open();
    turn.value = { phase: 'idle' };
  }

  /** Shows that every message that waits does so for the connection, and keeps it as such. */
  function hold(): void {
    batch(() => {
      for (const [id, turn] of waiting) {
        const user = userOf(id);
        if (turn.isContinued || turn.takeUp || !user) continue;
        if (!isWaitingOffline(user) && turn.wasOffline) forget(id);
        else if (!isWaitingOffline(user)) void conversation.put({ ...withStatus(user, 'queued'), error: offline });
        turn.wasOffline = true;
      }
      const [turnId] = waiting.keys();
      if (turnId === undefined) rest();
      else turn.value = { phase: 'offline', turnId };
    });
  }

  function userOf(turnId: string): UserMessage | undefined {
    return userMessageOf(conversation.messages.value, turnId);
  }

  /** Ends the running turn from outside. */
  function end(how: (turn: RunningTurn) => void): void {
    const ending = running;
    if (!ending) return;
    running = undefined;
    batch(() => how(ending));
  }

  function forgetAll(): void {
    for (const { slot } of waiting.values()) slot?.leave();
    waiting.clear();
  }

  function leave(how: (turn: RunningTurn) => void): void {
    forgetAll();
    end(how);
    if (!isDisposed) turn.value = { phase: 'idle' };
  }

  return {
    turn,
    get runningId() {
      return turn.value.phase === 'idle' ? undefined : turn.value.turnId;
    },
    send(message) {
      if (isDisposed) return;
      const { turnId } = message;
      batch(() => {
        // Kept once: as `sending` where it starts, as `queued` where it waits.
        conversation.show(message);
        waiting.set(turnId, { slot: coordinator.enter(turnId) });
        startNext();
        const user = userOf(turnId);
        if (user?.status === 'queued' && !isWaitingOffline(user)) void conversation.put(user);
      });
    },
    add(turnId, isContinued = false) {
      if (isDisposed || waiting.has(turnId)) return;
      // A turn that tells its end is still `running`, and a listener may ask it again.
      if (running?.turnId === turnId && isBusy(turn.value)) return;
      const user = userOf(turnId);
      if (!user) return;
      batch(() => {
        if (running && user.status !== 'queued' && !isContinued) void conversation.put(withStatus(user, 'queued'));
        waiting.set(turnId, { isContinued, slot: coordinator.enter(turnId) });
        startNext();
      });
    },
    takeUpKept() {
      if (isDisposed) return;
      for (const message of conversation.messages.value) {
        if (message.role !== 'user' || message.status !== 'sending' || message.takeUp === undefined) continue;
        const { turnId, takeUp } = message;
        if (waiting.has(turnId) || deps.isWorkedOn(turnId)) continue;
        waiting.set(turnId, { takeUp, slot: coordinator.enter(turnId) });
        startNext();
      }
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
      if (isDisposed || kept.length === 0) return;
      outbox.shut();
      for (const { turnId } of kept) waiting.set(turnId, {});
      startNext();
    },
    retryNow: () => running?.skipWait(),
    setPaused(paused) {
      isPaused = paused;
      if (!paused) return startNext();
      end((ending) => ending.stop('reload'));
      behind.end((ending) => ending.stop('reload'));
    },
    leave: (how) => leave(ways[how]),
    behind: behind.ids,
    goOnIn(left) {
      const next = running;
      if (!next?.isAsked || next.signal.aborted) return false;
      forgetAll();
      running = undefined;
      next.moveTo(left, signal<Turn>(turn.value));
      behind.add(left.id, next);
      turn.value = { phase: 'idle' };
      return true;
    },
    takeBack(id) {
      const next = behind.take(id);
      if (!next) return;
      running = next;
      next.moveTo(conversation, turn);
    },
    endBehind: (how, id) => behind.end(ways[how], id),
    dispose() {
      isDisposed = true;
      outbox.open();
      leave((ending) => ending.stop('reload'));
      behind.end((ending) => ending.stop('reload'));
    },
  };
}

const ways = {
  stop: (turn: RunningTurn): void => turn.stop('stopped'),
  abandon: (turn: RunningTurn): void => turn.abandon(),
};

/** The error of a message that waits for the connection, or that was kept from it. */
const offline = { code: 'offline', retryable: true } as const;
