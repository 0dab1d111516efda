import { answerOf } from './conversation.js';
import type { Message } from './message.js';

/** The turn that Retry means where none is named: the last one that failed or is incomplete. */
export function lastRetryable(messages: readonly Message[]): string | undefined {
  return messages.findLast((m) => {
    if (m.role !== 'user') return false;
    return m.status === 'failed' || answerOf(messages, m.turnId)?.status === 'incomplete';
  })?.turnId;
}
