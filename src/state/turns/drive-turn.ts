import { ChatError } from '../../core/chat-error.js';
import type { Clock } from '../../core/clock.js';
import type { ContextLimits } from '../../core/context-window.js';
import { requestMessages } from '../../core/conversation.js';
import { allowsSending } from '../../core/verification.js';
import { asChatError } from '../../core/message-error.js';
import type { HistoryStore, PositionedMessage } from '../../history/history-store.js';
import { newId } from '../../platform/new-id.js';
import { required, type Lazy } from '../../platform/lazy.js';
import type { TabCoordinator, TurnSlot } from '../../tabs/tab-coordinator.js';
import type { ChatTransport, TurnRequest } from '../../transport/transport.js';
import type { ChatNotice } from '../notices.js';
import type { Recovery, RequestLimit, TurnConversation } from '../ports.js';
import type { ModelCheck, ModelSettings } from './model-check.js';
import { runTurn } from './run-turn.js';
import type { RunningTurn } from './running-turn.js';

/** The options that a turn reads, each time it needs them. */
export interface TurnSettings extends ModelSettings {
  readonly systemPrompt: string;
  readonly maxRetries: number;
  readonly context: ContextLimits;
}

export interface DriveTurnDeps {
  readonly transport: () => ChatTransport;
  readonly settings: () => TurnSettings;
  readonly conversation: TurnConversation;
  readonly modelCheck: ModelCheck;
  /** Reads the part of a turn's request that is not in memory: all of it, or as much as the limit lets through. Never rejects. */
  readonly loadFor: (turnId: string, limit: RequestLimit | undefined) => Promise<void>;
  readonly coordinator: Pick<TabCoordinator, 'connect'>;
  readonly recovery: Lazy<Recovery>;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly notify: (notice: ChatNotice) => void;
}

/**
 * Drives a turn from the disk to its end. Rejects where nothing came of it: it is then for the caller to fail it.
 *
 * @param mayGo resolves when the visitor's message is kept, with false where another tab sends it
 */
export async function driveTurn(
  next: RunningTurn,
  mayGo: Promise<boolean>,
  slot: TurnSlot,
  deps: DriveTurnDeps,
): Promise<void> {
  const { conversation, modelCheck, settings, recovery } = deps;
  // Waits for the disk, which has the message then, and for everything that the request takes along.
  if (!(await mayGo)) return next.abandon();
  const limit = await limitOf(deps);
  await deps.loadFor(next.turnId, limit);
  // Waits for the outcome of the model check.
  const verification = await modelCheck.outcomeForSending();
  if (next.signal.aborted) return;
  if (!allowsSending(verification, settings().verifyModel)) {
    const refused = new ChatError('model', verification.outcome, { retryable: true });
    throw (await recovery.load())?.refusal(verification) ?? refused;
  }
  // Waits for the turns of other tabs in this conversation.
  await slot.take(conversation.id, next.signal, () => next.onHeld());
  next.signal.throwIfAborted();
  next.onTurn();
  // Asks, until the answer has ended or nothing more can be done.
  const { kept, ...prepared } = await prepare(next, limit, deps);
  let { request } = prepared;
  next.isAsked = true;
  const { clock, random, notify } = deps;
  const { connect } = deps.coordinator;
  const { maxRetries } = settings();
  const transport = deps.transport();
  if (transport.connection === 'relay' && !next.continued) {
    const answerId = newId();
    next.keepTakeUp(answerId);
    request = { ...request, answerId };
  }
  const turnDeps = { transport, clock, random, maxRetries, recovery, choice: modelCheck, notify, kept, connect };
  const result = await runTurn(request, turnDeps, next, next.signal);
  // Settles the answer, or fails.
  if (result.kind === 'failed') {
    modelCheck.onFailure(result.error);
    throw result.error;
  }
  next.end(result);
  // For a time without a network.
  void recovery.load();
}

/**
 * Drives a turn whose answer a relay goes on with: another page began it. Never rejects, unless the turn is ended from
 * outside.
 */
export async function driveTakeUp(
  next: RunningTurn,
  answerId: string,
  slot: TurnSlot,
  { conversation, modelCheck, transport, store }: DriveTurnDeps & { readonly store: Pick<HistoryStore, 'loadAt'> },
): Promise<void> {
  await modelCheck.outcomeForSending();
  if (next.signal.aborted) return;
  await slot.take(conversation.id, next.signal, () => next.onHeld());
  next.signal.throwIfAborted();
  // Another tab may have done so meanwhile; the disk says so.
  const places = next.user ? [conversation.positions.of(next.user.id)] : [];
  const kept = await store.loadAt(conversation.id, places).catch(() => []);
  next.signal.throwIfAborted();
  const isOver = ({ message }: PositionedMessage): boolean => message.role === 'user' && message.takeUp !== answerId;
  if (next.user?.takeUp !== answerId || kept.some(isOver)) return next.abandon();
  next.onTurn();
  next.isAsked = true;
  let hasBegun = false;
  try {
    for await (const event of transport().takeUp?.({ turnId: next.turnId, answerId }, next.signal) ?? []) {
      next.signal.throwIfAborted();
      if (event.type === 'end') return next.end({ kind: 'ended', finishReason: event.finishReason });
      hasBegun = true;
      next.onEvent(event);
    }
    next.lose();
  } catch (thrown) {
    next.signal.throwIfAborted();
    if (hasBegun) next.end({ kind: 'interrupted', error: asChatError(thrown) });
    else next.lose();
  }
}

/** Undefined without the option `context`. */
async function limitOf({ settings, recovery }: DriveTurnDeps): Promise<RequestLimit | undefined> {
  const { context } = settings();
  return Object.keys(context).length > 0 ? (await required(recovery, 'interrupted')).limitTo(context) : undefined;
}

/** A request, and how many messages at its end must stay in it. */
interface PreparedRequest {
  readonly request: TurnRequest;
  readonly kept: number;
}

async function prepare(
  next: RunningTurn,
  limit: RequestLimit | undefined,
  deps: DriveTurnDeps,
): Promise<PreparedRequest> {
  const { conversation, modelCheck, recovery } = deps;
  const { turnId, continued } = next;
  const { systemPrompt } = deps.settings();
  const messages = [...requestMessages(conversation.pathTo(turnId), turnId, systemPrompt)];
  let kept = 1;
  if (continued) {
    const { messages: more, joiner } = (await required(recovery, 'interrupted')).continuation(continued.text);
    kept += more.length;
    messages.push(...more);
    next.joinBy(joiner);
  }
  next.signal.throwIfAborted();
  const request = {
    conversationId: conversation.id,
    turnId,
    model: modelCheck.model.value.id,
    messages: limit ? limit(messages, kept) : messages,
  };
  return { request, kept };
}
