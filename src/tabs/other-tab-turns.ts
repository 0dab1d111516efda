import { isPending, type AnswerMessage, type Message } from '../core/message.js';
import type { PositionedMessage } from '../history/history-store.js';

/** A turn that another tab runs, as far as the store tells. */
export type OtherTabTurn =
  /** `since` is in milliseconds of the clock that never jumps. */
  | { readonly phase: 'waiting'; readonly turnId: string; readonly since: number }
  /** The answer as its last checkpoint has it. */
  | { readonly phase: 'streaming'; readonly turnId: string; readonly partial: AnswerMessage };

/** The same by turn id. */
export type OtherTabTurns = ReadonlyMap<string, OtherTabTurn>;

/** The tabs that work, at the moment at which messages were read. */
export interface TurnWork {
  /** Turns and answers that some tab holds. */
  readonly held: ReadonlySet<string>;
  /** Whether this tab is working on the turn. */
  readonly isOwn: (turnId: string) => boolean;
  readonly now: number;
}

/** Stored messages in two parts. */
export interface SortedMessages {
  /** For the list. Of a turn of this tab, only what the list does not know better. */
  readonly settled: readonly PositionedMessage[];
  /** The turns of other tabs: those known before, with what the messages tell. */
  readonly elsewhere: OtherTabTurns;
}

/** The ids of turns and answers that some tab may be working on: the locks to ask for before messages are sorted. */
export function pendingIds(stored: readonly PositionedMessage[]): readonly string[] {
  const ids = new Set<string>();
  for (const { message } of stored) if (isPending(message)) ids.add(message.id).add(message.turnId);
  return [...ids];
}

/** Tells settled messages from those that other tabs are still working on. */
export function sortMessages(
  stored: readonly PositionedMessage[],
  shown: readonly Message[],
  before: OtherTabTurns,
  { held, isOwn, now }: TurnWork,
): SortedMessages {
  const elsewhere = new Map(before);
  const settled: PositionedMessage[] = [];
  const partials = new Map<string, AnswerMessage>();
  for (const { message } of stored) {
    const isStreaming = message.role === 'assistant' && isPending(message) && held.has(message.id);
    if (isStreaming && !isOwn(message.turnId)) partials.set(message.id, message);
  }
  const answered = new Set([...partials.values()].map(({ turnId }) => turnId));

  for (const { position, message } of stored) {
    const { id, turnId, role } = message;
    const partial = partials.get(id);
    if (isOwn(turnId)) {
      elsewhere.delete(turnId);
      const known = shown.find((other) => other.id === id);
      if (role === 'user' && known) settled.push({ position, message: known });
    } else if (partial) {
      elsewhere.set(turnId, { phase: 'streaming', turnId, partial });
    } else if (role === 'user' && isPending(message) && held.has(turnId)) {
      const isAnswered = answered.has(turnId);
      settled.push({ position, message: isAnswered ? { ...message, status: 'complete' } : message });
      if (message.status === 'sending' && !isAnswered) {
        elsewhere.set(turnId, elsewhere.get(turnId) ?? { phase: 'waiting', turnId, since: now });
      }
    } else {
      settled.push({ position, message });
      const running = elsewhere.get(turnId);
      const hasEnded = running?.phase === 'streaming' && running.partial.id === id;
      if (hasEnded || !held.has(turnId)) elsewhere.delete(turnId);
    }
  }
  return { settled, elsewhere };
}
