import { jsonText } from '../../core/json-text.js';
import { defined } from '../../core/defined.js';
import { ChatError } from '../../core/chat-error.js';
import type { PositionedMessage, StoredConversation } from '../history-store.js';
import { numberOf, own, stringOf } from '../records/read-fields.js';
import { formatVersion } from '../records/format.js';
import { branchFromFields, conversationFromFields } from '../records/decode-conversation.js';
import { messageFromFields } from '../records/decode-message.js';
import { laidOut } from './laid-out.js';
import type { ReadExport } from './read-export.js';

/** Stands in every file that we make, so that we know our own. */
const format = 'causerie';
const endOfPositions = 1e9;

/**
 * All that is kept, as a file that {@link readJson} gives back as it was: conversations, each with all its messages,
 * those of every branch, by position.
 */
export function jsonOf(conversations: readonly StoredConversation[], now: number): string {
  const exported = conversations.map(({ conversation, messages, branches, draft }) =>
    defined({
      ...conversation,
      messages: messages.map(({ position, message }) => ({ position, ...message })),
      branches: branches.length > 0 ? branches : undefined,
      draft: draft || undefined,
    }),
  );
  const exportedAt = new Date(now).toISOString();
  return laidOut(jsonText({ format, formatVersion, exportedAt, conversations: exported }));
}

export function isOurs(file: unknown): boolean {
  return own(file, 'format') === format;
}

/** @throws ChatError of code `config` for a file of a newer format */
export function readJson(file: unknown): ReadExport {
  if ((numberOf(file, 'formatVersion') ?? Infinity) > formatVersion) {
    throw new ChatError('config', 'history.import: this file was made by a newer version');
  }
  let setAside = 0;
  const conversations = arrayOf(file, 'conversations').flatMap((entry) => {
    const conversation = conversationFromFields(entry);
    const given = arrayOf(entry, 'messages');
    const messages = conversation ? placedMessages(given) : [];
    setAside += given.length - messages.length + (conversation ? 0 : 1);
    if (!conversation) return [];
    const branches = arrayOf(entry, 'branches').flatMap((branch) => branchFromFields(branch) ?? []);
    return { conversation, messages, hasEarlier: false, branches, draft: stringOf(entry, 'draft') ?? '' };
  });
  return { conversations, setAside };
}

function placedMessages(given: readonly unknown[]): readonly PositionedMessage[] {
  const messages: PositionedMessage[] = [];
  let next = 0;
  for (const fields of given) {
    const message = messageFromFields(fields);
    if (!message) continue;
    const wish = numberOf(fields, 'position');
    const isPossible = wish !== undefined && Number.isInteger(wish) && wish >= next && wish < endOfPositions;
    const position = isPossible ? wish : next;
    next = position + 1;
    messages.push({ position, message });
  }
  return messages;
}

function arrayOf(value: unknown, name: string): readonly unknown[] {
  const field = own(value, name);
  return Array.isArray(field) ? field : [];
}
