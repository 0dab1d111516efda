import { answerOf } from './conversation.js';
import type { Message, UserMessage } from './message.js';

/**
 * Messages as they came from the history, with nothing left in the air: a user message that was still on its way
 * when the page went is complete where its turn has an answer, whole or not, and has failed where it has none.
 */
export function repairLoaded(messages: readonly Message[]): readonly Message[] {
  return messages.map((message) => {
    if (message.role !== 'user' || (message.status !== 'sending' && message.status !== 'queued')) return message;
    const { error: _, ...rest } = message;
    const repaired: UserMessage = answerOf(messages, message.turnId)
      ? { ...rest, status: 'complete' }
      : { ...rest, status: 'failed', error: { code: 'interrupted', retryable: true } };
    return repaired;
  });
}
