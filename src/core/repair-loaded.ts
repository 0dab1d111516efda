import { answerOf } from './conversation.js';
import { isWaitingOffline, isPending, type Message, type UserMessage } from './message.js';

/**
 * Messages as they came from the history, none of them pending: a user message that was still on its way
 * when the page went is complete where its turn has an answer, whole or not, and has failed where it has none. One that
 * waited for the connection waits again, and one whose answer a relay goes on with is taken up.
 *
 * @param isWorkedOn tells of turns that another tab, or this one, is working on: they are left as they are
 */
export function repairLoaded(
  messages: readonly Message[],
  isWorkedOn: (turnId: string) => boolean = () => false,
): readonly Message[] {
  return messages.map((message) => {
    if (message.role !== 'user' || !isPending(message) || isWaitingOffline(message) || isWorkedOn(message.turnId))
      return message;
    if (message.takeUp !== undefined) return message;
    const { error: _, ...rest } = message;
    const repaired: UserMessage = answerOf(messages, message.turnId)
      ? { ...rest, status: 'complete' }
      : { ...rest, status: 'failed', error: { code: 'interrupted', retryable: true } };
    return repaired;
  });
}
