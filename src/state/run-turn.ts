import type { ChatError } from '../core/chat-error.js';
import type { ChatEvent, FinishReason } from '../core/chat-event.js';
import type { Clock } from '../core/clock.js';
import { withoutOlderHalf } from '../core/context-window.js';
import { asChatError } from '../core/message-error.js';
import type { RetryBudget } from '../core/retry-budget.js';
import { isModelFault, retryDelay } from '../core/retry-policy.js';
import { sleep } from '../platform/system-clock.js';
import type { ChatTransport, TurnRequest } from '../transport/transport.js';

/** What a turn needs of the world. */
export interface TurnWorld {
  readonly transport: ChatTransport;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly maxRetries: number;
  /** Shared by all turns of the chat. */
  readonly budget: RetryBudget;
  /** Another model to ask than these, which have failed; undefined where there is none. */
  readonly nextModel: (failed: readonly string[]) => string | undefined;
  /** How many messages at the end of the request may not be left out where it is too long. */
  readonly kept: number;
  /** Resolves when a request may leave, with what to call when it has ended. Default: at once. */
  readonly connect?: (signal: AbortSignal, onWait: () => void) => Promise<() => void>;
}

/** What a running turn tells, in this order: attempts and waits, then events. Nothing after `signal` aborted. */
export interface TurnListener {
  onAttempt(attempt: number): void;
  /** The attempt waits for a free connection; {@link onAttempt} is called again when it leaves. */
  onConnectionWait(attempt: number): void;
  /** The next attempt leaves after `delay` milliseconds; `skip` makes it leave now. */
  onWait(attempt: number, delay: number, error: ChatError, skip: () => void): void;
  onEvent(event: ChatEvent): void;
  /** What is done otherwise than usual. */
  onNotice(name: 'context-trimmed' | 'retries-paused' | 'model-switched'): void;
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
 *        │                            │                                     └──fails──> interrupted (never retried)
 *        │                            └──policy or budget says no──> failed
 *        ├──too long for the model──> the same at once, shorter (once)
 *        └──the model fails, nothing was said──> the next model at once, where there is one
 */
export async function runTurn(
  request: TurnRequest,
  world: TurnWorld,
  listener: TurnListener,
  signal: AbortSignal,
): Promise<TurnResult> {
  const { transport, clock, budget, kept } = world;
  const failedModels: string[] = [];
  let asked = request;
  let timeouts = 0;
  for (let attempt = 1; ; attempt += 1) {
    listener.onAttempt(attempt);
    let hadFrame = false;
    let hasSaid = false;
    let error: ChatError;
    const disconnect = await connected(attempt, world, listener, signal);
    try {
      for await (const event of transport.stream(asked, signal)) {
        signal.throwIfAborted();
        if (!hadFrame && asked.model && failedModels.length) listener.onEvent({ type: 'model', id: asked.model });
        hadFrame = true;
        hasSaid ||= saying.includes(event.type);
        if (event.type === 'end') {
          budget.give();
          return { kind: 'ended', finishReason: event.finishReason };
        }
        listener.onEvent(event);
      }
      throw new Error('the transport ended without saying how');
    } catch (thrown) {
      signal.throwIfAborted();
      error = asChatError(thrown);
    } finally {
      disconnect();
    }
    if (!hasSaid && isModelFault(error)) {
      if (asked.model) failedModels.push(asked.model);
      const model = world.nextModel(failedModels);
      if (model !== undefined) {
        asked = { ...asked, model };
        attempt = timeouts = 0;
        listener.onNotice('model-switched');
        continue;
      }
    }
    if (hadFrame) return { kind: 'interrupted', error };
    if (error.code === 'context-too-long' && asked.messages.length === request.messages.length) {
      const messages = withoutOlderHalf(asked.messages, kept);
      if (messages) {
        asked = { ...asked, messages };
        listener.onNotice('context-trimmed');
        attempt -= 1;
        continue;
      }
    }
    if (error.code === 'timeout') timeouts += 1;
    const failed = { error, attempt, hadFrame, streamed: transport.streams, timeouts };
    const delay = retryDelay(failed, world, world.random());
    if (delay === null) return { kind: 'failed', error };
    if (!budget.take(clock.now())) {
      listener.onNotice('retries-paused');
      return { kind: 'failed', error };
    }
    await waitFor(delay, attempt + 1, error, clock, listener, signal);
  }
}

/** Events that a reader sees, so that another model may not begin anew behind them. */
const saying: readonly ChatEvent['type'][] = ['delta', 'reasoning', 'status', 'tool-calls', 'end'];

async function connected(
  attempt: number,
  { connect }: TurnWorld,
  listener: TurnListener,
  signal: AbortSignal,
): Promise<() => void> {
  if (!connect) return () => {};
  let hasWaited = false;
  const disconnect = await connect(signal, () => {
    hasWaited = true;
    listener.onConnectionWait(attempt);
  });
  if (hasWaited) listener.onAttempt(attempt);
  return disconnect;
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
