import type { ChatError } from '../../core/chat-error.js';
import { delay, type Clock } from '../../core/clock.js';
import { createRetryBudget } from '../../core/retry-budget.js';
import { isModelError, retryDelay } from '../../core/retry-policy.js';
import { verificationError } from '../../core/verification-error.js';
import type { Verification } from '../../core/verification.js';
import type { TurnRequest } from '../../transport/transport.js';
import type { TurnListener, RunTurnDeps } from '../turns/run-turn.js';

/** What is asked next, when its time has come. */
export interface NextAttempt {
  readonly asked: TurnRequest;
  readonly attempt: number;
}

/** How one turn goes on after a fault before anything was said; undefined where it does not. */
export type Recover = (error: ChatError, hadFrame: boolean) => Promise<NextAttempt | undefined>;

/** How the turns of a chat go on after faults. Loads with the first fault. */
export interface Recovery {
  begin(request: TurnRequest, world: RunTurnDeps, listener: TurnListener, signal: AbortSignal): Recover;
  /** A turn went well. */
  succeed(): void;
  /** The fault that a message meets when it may not be sent after this outcome. */
  refusal(verification: Verification): ChatError;
}

export function createRecovery(): Recovery {
  /** Shared by all turns of the chat. */
  const budget = createRetryBudget();
  return {
    succeed: () => budget.give(),
    refusal: verificationError,
    begin(request, world, listener, signal) {
      const { transport, clock, keeper, notify, kept } = world;
      const failedModels: string[] = [];
      let asked = request;
      let attempt = 1;
      let timeouts = 0;

      return async (error, hadFrame) => {
        if (isModelError(error)) {
          if (asked.model) failedModels.push(asked.model);
          const to = keeper.models.value.find(({ id }) => !failedModels.includes(id));
          if (to) {
            keeper.choose(to.id);
            asked = { ...asked, model: to.id };
            timeouts = 0;
            attempt = 1;
            notify({ name: 'model-switched', to });
            return { asked, attempt };
          }
        }
        if (hadFrame) return undefined;
        if (error.code === 'context-too-long' && asked.messages.length === request.messages.length) {
          const window = await import('../../core/context-window.js').catch(() => undefined);
          const messages = window?.withoutOlderHalf(asked.messages, kept);
          signal.throwIfAborted();
          if (messages) {
            asked = { ...asked, messages };
            notify({ name: 'context-trimmed' });
            return { asked, attempt };
          }
        }
        if (error.code === 'timeout') timeouts += 1;
        const failed = { error, attempt, hadFrame, streamed: transport.streams, timeouts };
        const wait = retryDelay(failed, world, world.random());
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
  const stop = (): void => skipping.abort();
  signal.addEventListener('abort', stop);
  listener.onWait(attempt, wait, error, stop);
  await delay(clock, wait, skipping.signal).catch(() => {});
  signal.removeEventListener('abort', stop);
  signal.throwIfAborted();
}
