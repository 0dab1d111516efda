import { defined } from '../core/defined.js';
import type { Message } from '../core/message.js';
import { newId } from '../platform/new-id.js';

/** A text of the visitor, to be sent. */
export function writtenMessage(text: string, createdAt: number, turnId: string, branch: string | undefined): Message {
  return defined({ id: newId(), turnId, createdAt, text, role: 'user', status: 'queued', branch } as const);
}
