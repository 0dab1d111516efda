import { isObject, listOf, type JsonObject } from '../json.js';
import type { ResolvedRelay } from '../options/resolve-options.js';
import { RelayError } from '../relay-error.js';
import type { OfferedModel } from '../upstream/upstream.js';

/** A message as it is passed on. */
interface PassedMessage {
  readonly role: 'user' | 'assistant' | 'system';
  readonly content: string | readonly JsonObject[];
}

/** What the relay takes from a request for an answer. */
export interface ChatRequest {
  readonly model: string;
  readonly isStream: boolean;
  /** The body for the upstream. */
  readonly body: JsonObject;
  /** Characters of all messages, the system prompt included. */
  readonly characters: number;
}

/** Numbers that a visitor may choose, with their bounds. */
const numbers: Readonly<Record<string, readonly [from: number, to: number]>> = {
  temperature: [0, 2],
  top_p: [0, 1],
  max_tokens: [1, 1_000_000],
  max_completion_tokens: [1, 1_000_000],
};
const tokenFields = ['max_tokens', 'max_completion_tokens'];

/**
 * Makes the body for the upstream from what is known and allowed, so that a field nobody thought of is never passed
 * on. Messages of other roles than the visitor's and the model's are left out.
 */
export function readChatBody(body: JsonObject, offered: readonly OfferedModel[], options: ResolvedRelay): ChatRequest {
  const model = modelOf(body.model, offered);
  const messages = readMessages(body.messages, options);
  const isStream = body.stream === true;
  const chosen = { ...allowedNumbers(body, options.maxTokens), ...options.parameters };
  const passed = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== null));
  return {
    model,
    isStream,
    body: { ...passed, model, messages, stream: isStream },
    characters: messages.reduce((sum, message) => sum + lengthOf(message.content), 0),
  };
}

/** The body for the task that makes a title. */
export function readTitleBody(body: JsonObject, offered: readonly OfferedModel[], options: ResolvedRelay): ChatRequest {
  const model = modelOf(body.model, offered);
  const messages = readMessages(body.messages, { ...options, systemPrompt: '' });
  return { model, isStream: false, body: { model, messages, stream: false }, characters: 0 };
}

function modelOf(asked: unknown, offered: readonly OfferedModel[]): string {
  const found = offered.find(({ id }) => id === asked) ?? offered.find(({ name }) => name === asked);
  if (!found) throw new RelayError('model');
  return found.id;
}

function readMessages(given: unknown, { maxMessages, maxCharacters, systemPrompt }: ResolvedRelay): PassedMessage[] {
  if (!Array.isArray(given))
    throw new RelayError('bad-request', { message: 'messages: a list of messages is missing.' });
  if (given.length > maxMessages)
    throw new RelayError('too-large', { message: 'The conversation has too many messages.' });
  const messages = given.map(readMessage).filter((message) => message !== undefined);
  if (!messages.some(({ role }) => role === 'user')) {
    throw new RelayError('bad-request', { message: 'messages: there is none of the visitor.' });
  }
  const size = messages.reduce((sum, { content }) => sum + lengthOf(content), 0);
  if (size > maxCharacters) throw new RelayError('too-large', { message: 'The conversation has too many characters.' });
  return systemPrompt === '' ? messages : [{ role: 'system', content: systemPrompt }, ...messages];
}

function readMessage(given: unknown): PassedMessage | undefined {
  if (!isObject(given)) throw new RelayError('bad-request', { message: 'messages: one is not an object.' });
  const { role, content } = given;
  if (role !== 'user' && role !== 'assistant') return undefined;
  if (typeof content === 'string') return { role, content };
  const parts = listOf(content).map((part) => {
    const isText = isObject(part) && part.type === 'text' && typeof part.text === 'string';
    if (!isText) throw new RelayError('bad-request', { message: 'messages: only text may be sent.' });
    return { type: 'text', text: part.text };
  });
  if (parts.length === 0) throw new RelayError('bad-request', { message: 'messages: one has no text.' });
  return { role, content: parts };
}

function lengthOf(content: string | readonly JsonObject[]): number {
  if (typeof content === 'string') return content.length;
  return content.reduce((sum, { text }) => sum + String(text).length, 0);
}

function allowedNumbers(body: JsonObject, maxTokens: number | null): Record<string, number> {
  const passed: Record<string, number> = {};
  for (const [name, [from, to]] of Object.entries(numbers)) {
    const value = body[name];
    if (typeof value === 'number' && value >= from && value <= to) passed[name] = value;
  }
  if (maxTokens === null) return passed;
  const sent = tokenFields.filter((name) => passed[name] !== undefined);
  for (const name of sent) passed[name] = Math.min(passed[name] ?? maxTokens, maxTokens);
  // Without a number of the visitor's the answer would be as long as the upstream likes.
  return sent.length > 0 ? passed : { ...passed, max_tokens: maxTokens };
}
