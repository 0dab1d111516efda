import { defined } from '../../core/defined.js';
import type { Branch } from '../../core/branch.js';
import type { Conversation } from '../../core/conversation.js';
import { numberOf, wordOf, own, stringOf } from './read-fields.js';
import { idOf, isReadable } from './format.js';

/** Null for a record that is damaged or of a newer format. A time that cannot be read is 0. */
export function decodeConversation(record: unknown): Conversation | null {
  return isReadable(record) ? conversationFromFields(record) : null;
}

/** Null for a record that is damaged or of a newer format. */
export function decodeBranch(record: unknown): Branch | null {
  return isReadable(record) ? branchFromFields(record) : null;
}

/** The conversation that the fields describe; null where there is none. */
export function conversationFromFields(fields: unknown): Conversation | null {
  const id = idOf(fields);
  if (!id) return null;
  const createdAt = numberOf(fields, 'createdAt') ?? 0;
  return defined({
    id,
    createdAt,
    updatedAt: numberOf(fields, 'updatedAt') ?? createdAt,
    title: stringOf(fields, 'title'),
    titledBy: wordOf(fields, 'titledBy', ['visitor', 'model'] as const),
    isPinned: own(fields, 'isPinned') === true ? true : undefined,
    branch: stringOf(fields, 'branch'),
    firstWords: stringOf(fields, 'firstWords'),
  });
}

/** The branch that the fields describe; null where there is none. */
export function branchFromFields(fields: unknown): Branch | null {
  const id = idOf(fields);
  const turnId = stringOf(fields, 'turnId');
  const position = numberOf(fields, 'position');
  if (!id || !turnId || position === undefined) return null;
  return defined({
    id,
    from: stringOf(fields, 'from'),
    turnId,
    position,
    keepsUser: own(fields, 'keepsUser') === true,
    createdAt: numberOf(fields, 'createdAt') ?? 0,
  });
}
