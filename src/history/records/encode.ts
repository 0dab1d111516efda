import type { Branch } from '../../core/branch.js';
import type { Conversation } from '../../core/conversation.js';
import type { AnswerMessage, Message, UserMessage } from '../../core/message.js';
import { isFields, own } from './read-fields.js';
import { fieldsOf, formatVersion } from './format.js';

/** All fields that there are: a record holds what its kind is known to hold and nothing else. */
export const conversationFields: readonly string[] = [
  'id',
  'createdAt',
  'updatedAt',
  'title',
  'titledBy',
  'isPinned',
  'branch',
  'firstWords',
] satisfies (keyof Conversation)[];

export const messageFields: readonly string[] = [
  'id',
  'turnId',
  'createdAt',
  'text',
  'branch',
  'role',
  'status',
  'reason',
  'error',
  'reasoning',
  'reasoningMs',
  'sources',
  'statuses',
  'usage',
  'model',
  'toolCalls',
  'images',
  'durationMs',
  'feedback',
  'takeUp',
] satisfies (keyof AnswerMessage | keyof UserMessage)[];

/** A stored error leaves out the words of the server. */
const errorFields = ['code', 'retryable', 'status', 'retryAfter'];

/** Fields that name something: they are compared, and stand in keys, as they are. */
const nameFields: readonly string[] = ['id', 'turnId', 'branch', 'from'];

/** A value whose texts hold no half characters: each becomes U+FFFD, which every encoding can hold. */
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  return isFields(value) ? wellFormedFields(value) : value;
}

function wellFormedFields(fields: object): object {
  const entries = Object.entries(fields);
  return Object.fromEntries(
    entries.map(([name, field]) => [name, nameFields.includes(name) ? field : wellFormed(field)]),
  );
}

export function encodeConversation(conversation: object): object {
  return { formatVersion, ...wellFormedFields(fieldsOf(conversation, conversationFields)) };
}

export function encodeBranch(branch: Branch): object {
  return { formatVersion, ...branch };
}

export function encodeMessage(message: Message): object {
  return { formatVersion, ...messageFieldsOf(message) };
}

export function messageFieldsOf(message: Message): object {
  const error = own(message, 'error');
  const fields = wellFormedFields(fieldsOf(message, messageFields));
  return { ...fields, ...(error !== undefined && { error: fieldsOf(error, errorFields) }) };
}
