import type { Branch } from '../../core/branch.js';
import type { Conversation } from '../../core/conversation.js';
import type { AnswerMessage, Message } from '../../core/message.js';
import { own } from './read-fields.js';
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
] satisfies (keyof AnswerMessage)[];

/** A stored error leaves out the words of the server. */
const errorFields = ['code', 'retryable', 'status', 'retryAfter'];

export function encodeConversation(conversation: object): object {
  return { formatVersion, ...fieldsOf(conversation, conversationFields) };
}

export function encodeBranch(branch: Branch): object {
  return { formatVersion, ...branch };
}

export function encodeMessage(message: Message): object {
  return { formatVersion, ...messageFieldsOf(message) };
}

export function messageFieldsOf(message: Message): object {
  const error = own(message, 'error');
  return { ...fieldsOf(message, messageFields), ...(error !== undefined && { error: fieldsOf(error, errorFields) }) };
}
