import type { Conversation } from '../core/conversation.js';
import { numberOf } from './own-fields.js';
import { formatVersion, idOf, isReadable } from './record-format.js';

export function encodeConversation({ id, createdAt, updatedAt }: Conversation): object {
  return { formatVersion, id, createdAt, updatedAt };
}

/** Null for a record that is damaged or of a newer format. A time that cannot be read is 0. */
export function decodeConversation(record: unknown): Conversation | null {
  const id = idOf(record);
  if (!id || !isReadable(record)) return null;
  const createdAt = numberOf(record, 'createdAt') ?? 0;
  return { id, createdAt, updatedAt: numberOf(record, 'updatedAt') ?? createdAt };
}
