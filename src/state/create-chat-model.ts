import { batch, signal } from '@preact/signals-core';
import type { Emit } from '../core/chat-events.js';
import type { Clock } from '../core/clock.js';
import { answerOf, requestMessages, userMessageOf } from '../core/conversation.js';
import type { UserMessage } from '../core/message.js';
import { allowsSending, type Strictness } from '../core/verification.js';
import { verificationError } from '../core/verification-error.js';
import type { HistoryStore } from '../history/history-store.js';
import type { Log } from '../platform/log.js';
import { newId } from '../platform/new-id.js';
import type { ChatTransport } from '../transport/transport.js';
import type { ChatModel, Notice } from './chat-model.js';
import { OpenConversation } from './open-conversation.js';
import { runTurn } from './run-turn.js';
import { RunningTurn } from './running-turn.js';
import { createHistoryWriter } from './save-history.js';
import type { Turn } from './turn.js';
import { createVerificationKeeper } from './verification-keeper.js';

/** The options a model reads, each time it needs them. */
export interface ChatSettings {
  readonly systemPrompt: string;
  readonly maxRetries: number;
  readonly verifyModel: Strictness;
}

/** The world of a chat model: the two seams, time and chance. */
export interface ChatModelWorld {
  /** Read at each turn, so that `handle.update` can put another one in its place. */
  readonly transport: () => ChatTransport;
  readonly store: HistoryStore;
  readonly settings: () => ChatSettings;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly log: Log;
  readonly emit: Emit;
}

/** A {@link ChatModel} with what only the composition root calls. */
export interface OwnedChatModel extends ChatModel {
  /** The server or the model is another one: asks again. */
  reconnect(): void;
  /** Shows a notice, once. */
  notify(notice: Notice): void;
  /** Writes what streams to the disk now: the page may be gone in a moment. */
  flush(): void;
}

export function createChatModel(world: ChatModelWorld): OwnedChatModel {
  const { store, clock, log, emit, settings } = world;
  const writer = createHistoryWriter(store, clock, log);
  const conversation = new OpenConversation(writer, clock);
  const keeper = createVerificationKeeper(world.transport, () => settings().verifyModel, emit);
  const turn = signal<Turn>({ phase: 'idle' });
  const isLoaded = signal(false);
  const notices = signal<readonly Notice[]>([]);
  const queue: string[] = [];
  let running: RunningTurn | undefined;
  let isDestroyed = false;

  const loading = store
    .loadLast()
    .catch((error) => {
      log.debug('history could not be read', error);
      return null;
    })
    .then((stored) => {
      if (isDestroyed) return;
      batch(() => {
        conversation.load(stored);
        isLoaded.value = true;
      });
    });

  /** Starts the next queued turn. What runs settles by itself and then calls this again. */
  function startNext(): void {
    if (running || isDestroyed) return;
    const turnId = queue.shift();
    if (turnId === undefined) return;
    const user = userMessageOf(conversation.messages.value, turnId);
    if (!user) return startNext();
    const next = new RunningTurn(turnId, conversation, writer, turn, clock, emit);
    running = next;
    const saved = conversation.put(sending(user));
    emit('turn-start', { turnId, messageId: user.id });
    drive(next, saved)
      .catch((thrown) => next.fail(thrown))
      .finally(() => leave(next));
  }

  function leave(turn: RunningTurn): void {
    if (running !== turn) return;
    running = undefined;
    startNext();
  }

  async function drive(next: RunningTurn, saved: Promise<void>): Promise<void> {
    // The history has been read by then, too: a message is written after it.
    await saved;
    const verification = await keeper.outcomeForSending();
    if (next.signal.aborted) return;
    if (!allowsSending(verification, settings().verifyModel)) throw verificationError(verification);
    const { systemPrompt, maxRetries } = settings();
    const messages = requestMessages(conversation.messages.value, next.turnId, systemPrompt);
    const request = { conversationId: conversation.id, turnId: next.turnId, messages };
    const turnWorld = { transport: world.transport(), clock, random: world.random, maxRetries };
    next.end(await runTurn(request, turnWorld, next, next.signal));
  }

  /** Ends the running turn from outside and lets the next one start at once. */
  function end(how: (turn: RunningTurn) => void): void {
    const turn = running;
    if (!turn) return;
    running = undefined;
    batch(() => how(turn));
  }

  function send(text: string): void {
    if (isDestroyed || !text.trim()) return;
    const turnId = newId();
    const user = { id: newId(), turnId, createdAt: clock.date(), text, role: 'user', status: 'queued' } as const;
    batch(() => {
      void conversation.put(user);
      queue.push(turnId);
      startNext();
    });
  }

  function retry(turnId = lastRetryable()): void {
    if (isDestroyed || turnId === undefined || queue.includes(turnId)) return;
    // A turn that tells its end is still `running`, and may be asked again by who hears of it.
    if (running?.turnId === turnId && turn.value.phase !== 'idle') return;
    const user = userMessageOf(conversation.messages.value, turnId);
    if (!user) return;
    batch(() => {
      if (running) void conversation.put({ ...sending(user), status: 'queued' });
      queue.push(turnId);
      startNext();
    });
  }

  function lastRetryable(): string | undefined {
    const messages = conversation.messages.value;
    return messages.findLast((m) => {
      if (m.role !== 'user') return false;
      return m.status === 'failed' || answerOf(messages, m.turnId)?.status === 'incomplete';
    })?.turnId;
  }

  function leaveConversation(erase: boolean): void {
    if (isDestroyed) return;
    // What is not read yet can neither be left nor erased.
    if (!isLoaded.value) return void loading.then(() => leaveConversation(erase));
    if (conversation.messages.value.length === 0) return;
    batch(() => {
      queue.length = 0;
      end((turn) => (erase ? turn.abandon() : turn.stop('stopped')));
      if (erase) writer.erase(conversation.record);
      conversation.begin();
      // Kept although empty, so that a reload opens it and not the one before.
      writer.conversation(conversation.record);
    });
  }

  return {
    connection: keeper.connection,
    messages: conversation.messages,
    turn,
    isLoaded,
    notices,
    send,
    stop() {
      end((turn) => turn.stop('stopped'));
      startNext();
    },
    retry,
    retryNow: () => running?.skipWait(),
    newConversation: () => leaveConversation(false),
    clear: () => leaveConversation(true),
    dismissNotice(notice) {
      notices.value = notices.value.filter((n) => n !== notice);
    },
    notify(notice) {
      if (!notices.value.includes(notice)) notices.value = [...notices.value, notice];
    },
    verify: () => keeper.outcome(),
    reconnect() {
      keeper.reset();
      void keeper.outcome();
    },
    flush: () => writer.flush(),
    destroy() {
      if (isDestroyed) return;
      isDestroyed = true;
      queue.length = 0;
      end((turn) => turn.stop('reload'));
      keeper.destroy();
      store.close().catch((error) => log.debug('history could not be closed', error));
    },
  };
}

/** The message on its way again, without the fault it met before. */
function sending({ error: _, ...user }: UserMessage): UserMessage {
  return { ...user, status: 'sending' };
}
