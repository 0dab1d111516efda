import type { ChatError } from '../../core/chat-error.js';
import type { ChatEvent, FinishReason } from '../../core/chat-event.js';
import { asChatError } from '../../core/message-error.js';
import type { Lazy } from '../../platform/lazy.js';
import type { ChatTransport, TurnRequest } from '../../transport/transport.js';
import type { Recover, Recovery, RecoveryDeps, TurnListener } from '../ports.js';

export interface RunTurnDeps extends Omit<RecoveryDeps, 'streams'> {
  readonly transport: ChatTransport;
  /** Decides how a turn goes on after an error; where it cannot be loaded, a turn ends with its first one. */
  readonly recovery: Lazy<Recovery>;
  /** Resolves when a request may leave, with a function to call when it has ended. */
  readonly connect: (signal: AbortSignal, onWait: () => void) => Promise<() => void>;
}

/** How a turn ended. `failed`: nothing came that could be kept. */
export type TurnResult =
  | { readonly kind: 'ended'; readonly finishReason: FinishReason }
  | { readonly kind: 'interrupted'; readonly error: ChatError }
  | { readonly kind: 'failed'; readonly error: ChatError };

/**
 * One turn: asks, retries a request that failed before anything came, and passes events on. Resolves with how the turn
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
  deps: RunTurnDeps,
  listener: TurnListener,
  signal: AbortSignal,
): Promise<TurnResult> {
  const { transport, recovery } = deps;
  let asked = request;
  let attempt = 1;
  let recover: Recover | undefined;
  for (;;) {
    // Waits for a connection.
    listener.onAttempt(attempt);
    let hadFrame = false;
    let hasSaid = false;
    let error: ChatError;
    const disconnect = await connected(attempt, deps, listener, signal);
    // Asks, and passes on the answer.
    try {
      for await (const event of transport.stream(asked, signal)) {
        signal.throwIfAborted();
        if (!hadFrame && asked.model && asked.model !== request.model)
          listener.onEvent({ type: 'model', id: asked.model });
        hadFrame = true;
        hasSaid ||= visibleEvents.includes(event.type);
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
    // Decides about the next attempt. An answer that has begun is not asked again, and offline nothing can be loaded.
    const mayGoOn = !hasSaid && error.code !== 'offline';
    if (mayGoOn && !recover) {
      const code = await recovery.load();
      recover = code?.begin(request, { ...deps, streams: transport.streams }, listener, signal);
    }
    signal.throwIfAborted();
    const next = mayGoOn && (await recover?.(error, hadFrame));
    if (!next) return { kind: hadFrame ? 'interrupted' : 'failed', error };
    ({ asked, attempt } = next);
  }
}

/** Events that a reader sees: another model may not begin anew behind them. */
const visibleEvents: readonly ChatEvent['type'][] = ['delta', 'reasoning', 'status', 'tool-calls', 'end'];

async function connected(
  attempt: number,
  { connect }: RunTurnDeps,
  listener: TurnListener,
  signal: AbortSignal,
): Promise<() => void> {
  let hasWaited = false;
  const disconnect = await connect(signal, () => {
    hasWaited = true;
    listener.onConnectionWait(attempt);
  });
  if (hasWaited) listener.onAttempt(attempt);
  return disconnect;
}
