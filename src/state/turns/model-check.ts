import { batch, computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { ChatError, ChatErrorCode } from '../../core/chat-error.js';
import { asChatError } from '../../core/message-error.js';
import type { Emit } from '../../core/chat-events.js';
import {
  connectionOf,
  isSettled,
  type Connection,
  type ModelInfo,
  type Strictness,
  type Verification,
} from '../../core/verification.js';
import type { ChatTransport } from '../../transport/transport.js';
import type { ModelChoice } from '../ports.js';

/** The options that the check of the models reads. */
export interface ModelSettings {
  /** The models that the owner named, in their order. */
  readonly models: readonly string[];
  readonly verifyModel: Strictness;
}

/** The address is no route of an API: nothing is there, a page is, or it leads elsewhere. */
const withoutRoute: readonly ChatErrorCode[] = ['not-found', 'redirect', 'unexpected-body'];

/** Asks for the model, once at a time, and remembers the outcome. */
export interface ModelCheck extends ModelChoice {
  readonly connection: ReadonlySignal<Connection>;
  /** The models that can be used, in the owner's order: those in the server's list, or all where it was not read. */
  readonly models: ReadonlySignal<readonly ModelInfo[]>;
  /** The one of them that is asked. */
  readonly model: ReadonlySignal<ModelInfo>;
  /** The outcome, asking where none is known; every caller of one question gets the one answer. */
  outcome(): Promise<Verification>;
  /** The outcome before a message: asks again unless the last one was for good. */
  outcomeForSending(): Promise<Verification>;
  /** Takes note of how a message failed: where it found no route, the server is not there for the visitor, whatever it listed. */
  onFailure(error: ChatError): void;
  /** Forgets what is known: the server or the model is another one. */
  reset(): void;
  dispose(): void;
}

export function createModelCheck(
  transport: () => ChatTransport,
  settings: () => ModelSettings,
  emit: Emit,
): ModelCheck {
  const strictness = (): Strictness => settings().verifyModel;
  const state = signal<Connection>({ state: 'checking' });
  const found = signal<readonly ModelInfo[] | undefined>(undefined);
  const chosen = signal('');
  const models = computed(() => found.value ?? settings().models.map((id): ModelInfo => ({ id })));
  const model = computed(() => models.value.find(({ id }) => id === chosen.value) ?? models.value[0] ?? { id: '' });
  const connection = computed((): Connection =>
    state.value.state === 'ready' ? { state: 'ready', model: model.value } : state.value,
  );
  let controller = new AbortController();
  let aborted = endOf(controller.signal);
  let known: Verification | undefined;
  let asking: Promise<Verification> | undefined;

  async function ask(signal: AbortSignal): Promise<Verification> {
    const verification = await question(signal);
    if (signal.aborted) return { outcome: 'destroyed' };
    known = verification;
    asking = undefined;
    batch(() => {
      if (verification.outcome === 'found') found.value = verification.models ?? [verification.model];
      state.value = connectionOf(verification, strictness());
    });
    emit('connection', connection.value);
    return verification;
  }

  async function question(signal: AbortSignal): Promise<Verification> {
    if (strictness() === false) return { outcome: 'not-asked' };
    // A check that was never answered must not keep anyone waiting once the chat is gone.
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
    models,
    model,
    choose(modelId) {
      chosen.value = modelId;
    },
    outcome,
    outcomeForSending() {
      if (known && !isSettled(known)) known = undefined;
      return outcome();
    },
    onFailure(error) {
      if (!withoutRoute.includes(error.code)) return;
      known = { outcome: 'failed', error };
      state.value = connectionOf(known, strictness());
      emit('connection', connection.value);
    },
    reset() {
      controller.abort();
      controller = new AbortController();
      aborted = endOf(controller.signal);
      known = asking = found.value = undefined;
      state.value = { state: 'checking' };
    },
    dispose() {
      controller.abort();
    },
  };
}

/** One listener for all questions, which may be many where the server is not there. */
function endOf(signal: AbortSignal): Promise<Verification> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve({ outcome: 'destroyed' }));
  });
}
