import type { ChatError } from '../core/chat-error.js';
import type { ChatEvent, FinishReason } from '../core/chat-event.js';
import type { Clock } from '../core/clock.js';
import { asChatError } from '../core/message-error.js';
import { retryDelay } from '../core/retry-policy.js';
import { sleep } from '../platform/system-clock.js';
import type { ChatTransport, TurnRequest } from '../transport/transport.js';

/** What a turn needs of the world. */
export interface TurnWorld {
  readonly transport: ChatTransport;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly maxRetries: number;
}

/** What a running turn tells, in this order: attempts and waits, then events. Nothing after `signal` aborted. */
export interface TurnListener {
  onAttempt(attempt: number): void;
  /** The next attempt leaves after `delay` milliseconds; `skip` makes it leave now. */
  onWait(attempt: number, delay: number, error: ChatError, skip: () => void): void;
  onEvent(event: ChatEvent): void;
}

/** How a turn ended. `failed`: nothing came that could be kept. */
export type TurnResult =
  | { readonly kind: 'ended'; readonly finishReason: FinishReason }
  | { readonly kind: 'interrupted'; readonly error: ChatError }
  | { readonly kind: 'failed'; readonly error: ChatError };

/**
 * One turn: asks, retries what failed before anything came, and passes on what the server says. Resolves with how it
 * ended; rejects only with the signal's reason.
 *
 *     attempt 1 ──fails, no frame──> wait ──> attempt 2 ──first frame──> events … ──end──> ended
 *                                     │                                     └──fails──> interrupted (never retried)
 *                                     └──policy says no──> failed
 */
export async function runTurn(
  request: TurnRequest,
  world: TurnWorld,
  listener: TurnListener,
  signal: AbortSignal,
): Promise<TurnResult> {
  let timeouts = 0;
  for (let attempt = 1; ; attempt += 1) {
    listener.onAttempt(attempt);
    let hadFrame = false;
    let error: ChatError;
    try {
      for await (const event of world.transport.stream(request, signal)) {
        signal.throwIfAborted();
        hadFrame = true;
        if (event.type === 'end') return { kind: 'ended', finishReason: event.finishReason };
        listener.onEvent(event);
      }
      throw new Error('the transport ended without saying how');
    } catch (thrown) {
      signal.throwIfAborted();
      error = asChatError(thrown);
    }
    if (hadFrame) return { kind: 'interrupted', error };
    if (error.code === 'timeout') timeouts += 1;
    const streamed = world.transport.streams;
    const delay = retryDelay({ error, attempt, hadFrame, streamed, timeouts }, world, world.random());
    if (delay === null) return { kind: 'failed', error };
    await waitFor(delay, attempt + 1, error, world.clock, listener, signal);
  }
}

async function waitFor(
  delay: number,
  attempt: number,
  error: ChatError,
  clock: Clock,
  listener: TurnListener,
  signal: AbortSignal,
): Promise<void> {
  const skipping = new AbortController();
  const stop = (): void => skipping.abort();
  signal.addEventListener('abort', stop, { once: true });
  listener.onWait(attempt, delay, error, stop);
  await sleep(clock, delay, skipping.signal).catch(() => {});
  signal.removeEventListener('abort', stop);
  signal.throwIfAborted();
}
