import type { ChatError } from '../../core/chat-error.js';
import type { ChatEvent, FinishReason } from '../../core/chat-event.js';
import type { Clock } from '../../core/clock.js';
import { asChatError } from '../../core/message-error.js';
import type { Lazy } from '../../platform/lazy.js';
import type { ChatTransport, TurnRequest } from '../../transport/transport.js';
import type { Notice } from '../chat-model.js';
import type { Recover, Recovery } from '../recovery/recovery.js';
import type { ModelCheck } from './model-check.js';

/** What a turn needs of the world. */
export interface RunTurnDeps {
  readonly transport: ChatTransport;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly maxRetries: number;
  /** What is done about faults; where it cannot be loaded, a turn ends with its first one. */
  readonly recovery: Lazy<Recovery>;
  /** Has other models to ask where one fails. */
  readonly keeper: ModelCheck;
  /** Told what is done otherwise than usual. */
  readonly notify: (notice: Notice) => void;
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
  world: RunTurnDeps,
  listener: TurnListener,
  signal: AbortSignal,
): Promise<TurnResult> {
  const { transport, recovery } = world;
  let asked = request;
  let attempt = 1;
  let recover: Recover | undefined;
  for (;;) {
    listener.onAttempt(attempt);
    let hadFrame = false;
    let hasSaid = false;
    let error: ChatError;
    const disconnect = await connected(attempt, world, listener, signal);
    try {
      for await (const event of transport.stream(asked, signal)) {
        signal.throwIfAborted();
        if (!hadFrame && asked.model && asked.model !== request.model)
          listener.onEvent({ type: 'model', id: asked.model });
        hadFrame = true;
        hasSaid ||= saying.includes(event.type);
        if (event.type === 'end') {
          recovery.value?.succeed();
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
    // What has begun is not asked again, and offline nothing can be loaded, or asked.
    const mayGoOn = !hasSaid && error.code !== 'offline';
    if (mayGoOn) recover ??= (await recovery.load())?.begin(request, world, listener, signal);
    signal.throwIfAborted();
    const next = mayGoOn && (await recover?.(error, hadFrame));
    if (!next) return { kind: hadFrame ? 'interrupted' : 'failed', error };
    ({ asked, attempt } = next);
  }
}

/** Events that a reader sees, so that another model may not begin anew behind them. */
const saying: readonly ChatEvent['type'][] = ['delta', 'reasoning', 'status', 'tool-calls', 'end'];

async function connected(
  attempt: number,
  { connect }: RunTurnDeps,
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
