import { signal, type ReadonlySignal } from '@preact/signals-core';
import { asChatError } from '../core/message-error.js';
import { connectionOf, type Connection } from '../core/connection.js';
import type { Emit } from '../core/chat-events.js';
import { isSettled, type Strictness, type Verification } from '../core/verification.js';
import type { ChatTransport } from '../transport/transport.js';

/** Asks for the model, once at a time, and remembers the outcome. */
export interface VerificationKeeper {
  readonly connection: ReadonlySignal<Connection>;
  /** The outcome, asking where none is known; every caller of one question gets the one answer. */
  outcome(): Promise<Verification>;
  /** The outcome before a message: asks again unless the last one was for good. */
  outcomeForSending(): Promise<Verification>;
  /** Forgets what is known: the server or the model is another one. */
  reset(): void;
  destroy(): void;
}

export function createVerificationKeeper(
  transport: () => ChatTransport,
  strictness: () => Strictness,
  emit: Emit,
): VerificationKeeper {
  const connection = signal<Connection>({ state: 'checking' });
  let controller = new AbortController();
  let known: Verification | undefined;
  let asking: Promise<Verification> | undefined;

  async function ask(signal: AbortSignal): Promise<Verification> {
    const verification = await question(signal);
    if (signal.aborted) return { outcome: 'destroyed' };
    known = verification;
    asking = undefined;
    connection.value = connectionOf(verification, strictness());
    emit('connection', connection.value);
    return verification;
  }

  async function question(signal: AbortSignal): Promise<Verification> {
    if (strictness() === false) return { outcome: 'not-asked' };
    // A check that was never answered must not keep anyone waiting once the chat is gone.
    const aborted = new Promise<Verification>((resolve) => {
      signal.addEventListener('abort', () => resolve({ outcome: 'destroyed' }), { once: true });
    });
    const asked = transport().verify(signal);
    return Promise.race([asked, aborted]).catch((thrown) => ({ outcome: 'failed', error: asChatError(thrown) }));
  }

  const outcome = (): Promise<Verification> => {
    if (controller.signal.aborted) return Promise.resolve({ outcome: 'destroyed' });
    if (known) return Promise.resolve(known);
    asking ??= ask(controller.signal);
    return asking;
  };

  return {
    connection,
    outcome,
    outcomeForSending() {
      if (known && !isSettled(known)) known = undefined;
      return outcome();
    },
    reset() {
      controller.abort();
      controller = new AbortController();
      known = asking = undefined;
      connection.value = { state: 'checking' };
    },
    destroy() {
      controller.abort();
    },
  };
}
