import { defined } from './defined.js';
import type { AnswerMessage, Message, UserMessage } from './message.js';

/** The record of a conversation, which is read without its messages. */
export interface Conversation {
  /** Made by the client. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Milliseconds since 1970. */
  readonly updatedAt: number;
  /** Its name, given by the visitor or the model. */
  readonly title?: string;
  /** The giver of the title; a visitor's is never replaced by a model's. */
  readonly titledBy?: 'visitor' | 'model';
  readonly isPinned?: boolean;
  /** The branch that is shown; absent: the trunk. */
  readonly branch?: string;
  /** How its first message begins, at most 80 characters, so that a list needs no messages. */
  readonly firstWords?: string;
}

/** Changes to a record; undefined removes a field. */
export type ConversationChanges = {
  readonly [K in keyof Omit<Conversation, 'id' | 'createdAt' | 'updatedAt'>]?: Conversation[K] | undefined;
};

export function changed(conversation: Conversation, changes: ConversationChanges): Conversation {
  return defined({ ...conversation, ...changes });
}

/** An empty conversation. */
export function emptyConversation(id: string, now: number): Conversation {
  return { id, createdAt: now, updatedAt: now };
}

/** The record of a conversation to which a message is written now. */
export function touched(conversation: Conversation, { role, text }: Message, now: number): Conversation {
  const { firstWords = role === 'user' ? firstWordsOf(text) : undefined } = conversation;
  return defined({ ...conversation, firstWords, updatedAt: now });
}

/** A message as the gateway's API takes it. */
export interface RequestMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** The answer that counts for a turn: the newest, since a retry adds an answer and keeps the earlier one. */
export function answerOf(messages: readonly Message[], turnId: string): AnswerMessage | undefined {
  return messages.findLast((m): m is AnswerMessage => m.role === 'assistant' && m.turnId === turnId);
}

/** A user message with the answer that counts for it. */
export interface ShownTurn {
  readonly user: UserMessage;
  readonly answer?: AnswerMessage;
}

/**
 * The turns as a reader sees them, in the order of the visitor's messages: a message that waited in the queue was written before
 * the answer it waited for, yet stands after it.
 */
export function shownTurns(messages: readonly Message[]): readonly ShownTurn[] {
  const newest = newestAnswers(messages);
  return messages.flatMap((user): ShownTurn[] => {
    if (user.role !== 'user') return [];
    const answer = newest.get(user.turnId);
    return [answer ? { user, answer } : { user }];
  });
}

/** The answer that counts for each turn that has one; for all at once, since a conversation may be long. */
function newestAnswers(messages: readonly Message[]): ReadonlyMap<string, AnswerMessage> {
  const newest = new Map<string, AnswerMessage>();
  for (const message of messages) if (message.role === 'assistant') newest.set(message.turnId, message);
  return newest;
}

/** Replaces the message with the same id, or adds it at the end. */
export function withMessage(messages: readonly Message[], message: Message): readonly Message[] {
  const at = messages.findIndex((m) => m.id === message.id);
  return at < 0 ? [...messages, message] : messages.with(at, message);
}

/**
 * The messages of a request for `turnId`: the system prompt, the turns before it that have an answer with text
 * (complete or not), in order, then its own message. A message that was never answered is left out, since two user
 * messages in a row are refused by many model templates.
 */
export function requestMessages(
  messages: readonly Message[],
  turnId: string,
  systemPrompt: string,
): readonly RequestMessage[] {
  const request: RequestMessage[] = systemPrompt ? [{ role: 'system', content: systemPrompt }] : [];
  const answers = newestAnswers(messages);
  for (const user of messages) {
    if (user.role !== 'user') continue;
    if (user.turnId === turnId) return [...request, { role: 'user', content: user.text }];
    const answer = answers.get(user.turnId);
    if (!answer?.text) continue;
    request.push({ role: 'user', content: user.text }, { role: 'assistant', content: answer.text });
  }
  return request;
}

/** The visitor's message of a turn. */
export function userMessageOf(messages: readonly Message[], turnId: string): UserMessage | undefined {
  return messages.find((m): m is UserMessage => m.role === 'user' && m.turnId === turnId);
}

/** The turn that Retry means where none is named: the last one that failed or is incomplete. */
export function lastRetryable(messages: readonly Message[]): string | undefined {
  return messages.findLast((m) => {
    if (m.role !== 'user') return false;
    return m.status === 'failed' || answerOf(messages, m.turnId)?.status === 'incomplete';
  })?.turnId;
}

/** As many characters of a conversation's first message as a list shows of it. */
const firstWordsLength = 80;

/** The first words of a message, without a cut in the middle of a letter. */
export function firstWordsOf(text: string): string {
  const line = text.trim().slice(0, 400).replaceAll(/\s+/g, ' ');
  return [...line].slice(0, firstWordsLength).join('');
}
