import { signal, type Signal } from '@preact/signals';
import type { Connection } from '../../src/core/connection.js';
import type { AgentStatus, AnswerMessage, Message, Source, UserMessage } from '../../src/core/message.js';
import type { ResolvedOptions } from '../../src/options/chat-options.js';
import type { ChatModel, Notice } from '../../src/state/chat-model.js';
import type { Turn } from '../../src/state/turn.js';

/** What a test sees of the calls that the panel made, such as `send hello`. */
export interface FakeChat extends ChatModel {
  readonly connection: Signal<Connection>;
  readonly messages: Signal<readonly Message[]>;
  readonly turn: Signal<Turn>;
  readonly isLoaded: Signal<boolean>;
  readonly notices: Signal<readonly Notice[]>;
  readonly calls: string[];
}

/** A chat model without a world: tests set its signals and read its calls. */
export function fakeChat(messages: readonly Message[] = []): FakeChat {
  const calls: string[] = [];
  const call = (name: string) => (argument?: string) => {
    calls.push(argument === undefined ? name : `${name} ${argument}`);
  };
  return {
    connection: signal<Connection>({ state: 'ready', model: { id: 'm', name: 'Nova' } }),
    messages: signal(messages),
    turn: signal<Turn>({ phase: 'idle' }),
    isLoaded: signal(true),
    notices: signal<readonly Notice[]>([]),
    calls,
    send: call('send'),
    stop: call('stop'),
    retry: call('retry'),
    retryNow: call('retryNow'),
    newConversation: call('newConversation'),
    clear: call('clear'),
    dismissNotice: call('dismissNotice'),
    verify: () => Promise.resolve({ outcome: 'found', model: { id: 'm' } }),
    destroy: call('destroy'),
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
  return {
    url: 'https://ai.example.org',
    model: 'm',
    apiKey: '',
    systemPrompt: '',
    maxTokens: 1500,
    temperature: 0.7,
    stream: true,
    timeout: { connect: 45_000, firstToken: 45_000, idle: 45_000 },
    maxRetries: 3,
    errorMessages: {} as ResolvedOptions['errorMessages'],
    headers: {},
    authHeader: 'Authorization: Bearer',
    verifyModel: 'lenient',
    endpoints: { models: undefined, chat: undefined },
    history: 'persistent',
    historyKey: 'default',
    title: undefined,
    avatar: undefined,
    greeting: undefined,
    suggestions: undefined,
    launcher: { label: '', position: 'bottom-right', hidden: false },
    placement: 'bubble',
    container: undefined,
    theme: {} as ResolvedOptions['theme'],
    colorScheme: 'auto',
    language: 'auto',
    debug: false,
    ...more,
  };
}
