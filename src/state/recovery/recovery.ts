import type { ChatError } from '../../core/chat-error.js';
import { delay, type Clock } from '../../core/clock.js';
import { withinContext, withoutOlderHalf } from '../../core/context-window.js';
import { continuationMessages, joinContinuation } from '../../core/continuation.js';
import { createRetryBudget } from '../../core/retry-budget.js';
import { isModelError, retryDelay } from '../../core/retry-policy.js';
import { verificationError } from '../../core/verification-error.js';
import type { HistoryStore } from '../../history/history-store.js';
import type { Recovery, TurnConversation, TurnListener } from '../ports.js';
import { claimOfflineMessage } from './claim-offline-message.js';

/*
 * The entry of the chunk that holds everything of the model that a first answer does not need: errors and retries, the
 * rest of an answer, long conversations, messages that waited for the connection, versions, titles, turns of other tabs.
 * It loads with the first need of it, or after the first answer, for a time without a network.
 */

export { branchOfVersion, versionsOf } from '../../core/versions.js';
export { nameConversation } from './name-conversation.js';
export { shownElsewhere } from './shown-elsewhere.js';

export function createRecovery(store: HistoryStore, conversation: TurnConversation): Recovery {
  /** Shared by all turns of the chat. */
  const budget = createRetryBudget();
  return {
    succeed: () => budget.give(),
    refusal: verificationError,
    limitTo: (limits) => (request, kept) => withinContext(request, limits, kept),
    continuation: (text) => ({ messages: continuationMessages(text), joiner: joinContinuation(text) }),
    claim: (user) => claimOfflineMessage(store, conversation, user),

    begin(request, { clock, random, maxRetries, streams, choice, notify, kept }, listener, signal) {
      const failedModels: string[] = [];
      let asked = request;
      let attempt = 1;
      let timeouts = 0;

      return async (error, hadFrame) => {
        // The model has failed: asks the next one at once.
        if (isModelError(error)) {
          if (asked.model) failedModels.push(asked.model);
          const to = choice.models.value.find(({ id }) => !failedModels.includes(id));
          if (to) {
            choice.choose(to.id);
            asked = { ...asked, model: to.id };
            timeouts = 0;
            attempt = 1;
            notify({ name: 'model-switched', to });
            return { asked, attempt };
          }
        }
        if (hadFrame) return undefined;
        // The request is too long: asks once more at once, without its older half.
        if (error.code === 'context-too-long' && asked.messages.length === request.messages.length) {
          const messages = withoutOlderHalf(asked.messages, kept);
          if (messages) {
            asked = { ...asked, messages };
            notify({ name: 'context-trimmed' });
            return { asked, attempt };
          }
        }
        // Anything else: asks the same again, later, where policy and budget allow it.
        if (error.code === 'timeout') timeouts += 1;
        const failed = { error, attempt, hadFrame, streamed: streams, timeouts };
        const wait = retryDelay(failed, { maxRetries }, random());
        if (wait === null) return undefined;
        if (!budget.take(clock.now())) {
          notify({ name: 'retries-paused' });
          return undefined;
        }
        attempt += 1;
        await waitFor(wait, attempt, error, clock, listener, signal);
        return { asked, attempt };
      };
    },
  };
}

async function waitFor(
  wait: number,
  attempt: number,
  error: ChatError,
  clock: Clock,
  listener: TurnListener,
  signal: AbortSignal,
): Promise<void> {
  const skipping = new AbortController();
  const skip = (): void => skipping.abort();
  signal.addEventListener('abort', skip);
  listener.onWait(attempt, wait, error, skip);
  await delay(clock, wait, skipping.signal).catch(() => {});
  signal.removeEventListener('abort', skip);
  signal.throwIfAborted();
}
