import type { RunningRehearsal } from '../../src/testing/index.js';

interface SentMessage {
  readonly role: string;
  readonly content: string;
}

/** The messages of the last request that a gateway was asked. */
export function sentMessages({ rehearsal }: RunningRehearsal): readonly SentMessage[] {
  const body = rehearsal.requests.at(-1)?.body;
  if (!hasMessages(body)) throw new Error(`the last request has no messages: ${JSON.stringify(body)}`);
  return body.messages.filter(isMessage);
}

function hasMessages(body: unknown): body is { readonly messages: readonly unknown[] } {
  return typeof body === 'object' && body !== null && 'messages' in body && Array.isArray(body.messages);
}

function isMessage(message: unknown): message is SentMessage {
  const { role, content } = Object(message);
  return typeof role === 'string' && typeof content === 'string';
}
