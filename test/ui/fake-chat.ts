import { signal, type Signal } from '@preact/signals-core';
import type { Version } from '../../src/core/branch.js';
import type { Connection } from '../../src/core/verification.js';
import type { Conversation } from '../../src/core/conversation.js';
import type { AgentStatus, AnswerMessage, Message, Source, UserMessage } from '../../src/core/message.js';
import type { ModelInfo } from '../../src/core/verification.js';
import type { ResolvedOptions } from '../../src/options/chat-options.js';
import { parseOptions } from '../../src/options/parse-options.js';
import type { ChatModel } from '../../src/state/chat-model.js';
import type { ChatNotice } from '../../src/state/notices.js';
import type { ConversationList, ReadingSpot, SearchHit } from '../../src/state/conversations/conversation-list.js';
import type { RemoteTurns, Turn } from '../../src/state/turns/turn.js';

/** What a test sees of the calls that the panel made, such as `send hello`. */
export interface FakeChat extends ChatModel {
  readonly connection: Signal<Connection>;
  readonly conversation: Signal<Conversation>;
  readonly messages: Signal<readonly Message[]>;
  readonly versions: Signal<ReadonlyMap<string, Version>>;
  readonly conversations: FakeList;
  readonly hasEarlier: Signal<boolean>;
  readonly turn: Signal<Turn>;
  readonly remote: Signal<RemoteTurns>;
  readonly isLoaded: Signal<boolean>;
  readonly notices: Signal<readonly ChatNotice[]>;
  readonly models: Signal<readonly ModelInfo[]>;
  readonly model: Signal<ModelInfo>;
  readonly calls: string[];
}

/** Its calls are among those of the chat. */
interface FakeList extends ConversationList {
  readonly entries: Signal<readonly Conversation[] | undefined>;
  readonly erasing: Signal<readonly Conversation[]>;
  readonly unread: Signal<ReadonlySet<string>>;
  readonly spot: Signal<ReadingSpot | undefined>;
  /** What a search finds. */
  hits: readonly SearchHit[];
}

/** A chat model without a world: tests set its signals and read its calls. */
export function fakeChat(messages: readonly Message[] = []): FakeChat {
  const calls: string[] = [];
  const call =
    (name: string) =>
    (...given: unknown[]) => {
      const texts = given.map((argument) => (typeof argument === 'object' ? JSON.stringify(argument) : argument));
      calls.push([name, ...texts].join(' '));
    };
  const conversations: FakeList = {
    entries: signal<readonly Conversation[] | undefined>([]),
    erasing: signal<readonly Conversation[]>([]),
    unread: signal<ReadonlySet<string>>(new Set()),
    answering: signal(new Set()),
    spot: signal<ReadingSpot | undefined>(undefined),
    hits: [],
    load: () => Promise.resolve(),
    open: call('open'),
    rename: call('rename'),
    pin: call('pin'),
    erase: call('erase'),
    undoErase: call('undoErase'),
    async *search(query) {
      call('search')(query);
      yield* conversations.hits;
    },
  };
  return {
    connection: signal<Connection>({ state: 'ready', model: { id: 'm', name: 'Nova' } }),
    conversation: signal<Conversation>({ id: 'c', createdAt: someDay, updatedAt: someDay }),
    messages: signal(messages),
    versions: signal<ReadonlyMap<string, Version>>(new Map()),
    draft: signal(''),
    conversations,
    hasEarlier: signal(false),
    turn: signal<Turn>({ phase: 'idle' }),
    remote: signal<RemoteTurns>(new Map()),
    isLoaded: signal(true),
    notices: signal<readonly ChatNotice[]>([]),
    calls,
    send: call('send'),
    stop: call('stop'),
    retry: call('retry'),
    edit: call('edit'),
    regenerate: call('regenerate'),
    showVersion: call('showVersion'),
    continueAnswer: call('continueAnswer'),
    cancel: call('cancel'),
    models: signal<readonly ModelInfo[]>([{ id: 'm', name: 'Nova' }]),
    model: signal<ModelInfo>({ id: 'm', name: 'Nova' }),
    chooseModel: call('chooseModel'),
    retryNow: call('retryNow'),
    newConversation: call('newConversation'),
    clear: call('clear'),
    loadEarlier: () => Promise.resolve(),
    unloadBefore: () => Promise.resolve(),
    rate: call('rate'),
    dismissNotice: ({ name }) => call('dismissNotice')(name),
    verify: () => Promise.resolve({ outcome: 'found', model: { id: 'm' } }),
    dispose: call('destroy'),
  };
}

/** Noon of a day, wherever the test runs; later than the clock of the tests. */
export const someDay = new Date(2026, 0, 2, 12).getTime();

export function userMessage(turnId: string, text: string, more: Partial<UserMessage> = {}): UserMessage {
  return { id: `u-${turnId}`, turnId, createdAt: someDay, text, role: 'user', status: 'complete', ...more };
}

export function answerMessage(turnId: string, text: string, more: Partial<AnswerMessage> = {}): AnswerMessage {
  return { id: `a-${turnId}`, turnId, createdAt: someDay, text, role: 'assistant', status: 'complete', ...more };
}

/** An answer that a test lets come. */
export function streamingAnswer(turnId: string, text = '') {
  return {
    id: `a-${turnId}`,
    turnId,
    createdAt: someDay,
    text: signal(text),
    reasoning: signal(''),
    sources: signal<readonly Source[]>([]),
    statuses: signal<readonly AgentStatus[]>([]),
  };
}

/** Options as they are resolved where the owner set none. */
export function resolvedOptions(more: Partial<ResolvedOptions> = {}): ResolvedOptions {
  return { ...parseOptions({ url: 'https://ai.example.org', model: 'm' }), ...more };
}
