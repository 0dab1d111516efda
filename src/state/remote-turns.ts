import { isPending, type AnswerMessage, type Message } from '../core/message.js';
import type { PlacedMessage } from '../history/history-store.js';
import { RemoteAnswer } from './turns/remote-answer.js';
import type { RemoteTurns } from './turns/turn.js';

/** Who is working on what, when messages were read. */
export interface Work {
  /** Turns and answers that some tab holds. */
  readonly held: ReadonlySet<string>;
  /** Whether this tab is working on the turn. */
  readonly isOwn: (turnId: string) => boolean;
  readonly now: number;
}

/** What was read, in two parts. */
export interface SortedMessages {
  /** For the list. Of a turn of this tab, only what the list does not know better. */
  readonly settled: readonly PlacedMessage[];
  /** What other tabs are doing: what was known before, with what the messages tell. */
  readonly remote: RemoteTurns;
}

/** The ids to ask for before messages are sorted: of whoever may be working on them. */
export function pendingIds(stored: readonly PlacedMessage[]): readonly string[] {
  const ids = new Set<string>();
  for (const { message } of stored) if (isPending(message)) ids.add(message.id).add(message.turnId);
  return [...ids];
}

/** Tells what is settled from what is still being worked on in other tabs. */
export function sortMessages(
  stored: readonly PlacedMessage[],
  shown: readonly Message[],
  before: RemoteTurns,
  { held, isOwn, now }: Work,
): SortedMessages {
  const remote = new Map(before);
  const settled: PlacedMessage[] = [];
  const isBeingWritten = (message: Message): boolean =>
    message.role === 'assistant' && isPending(message) && held.has(message.id) && !isOwn(message.turnId);
  const answers = stored.flatMap(({ message }) => (isBeingWritten(message) ? (message as AnswerMessage) : []));

  for (const { position, message } of stored) {
    const { id, turnId, role } = message;
    if (isOwn(turnId)) {
      remote.delete(turnId);
      const known = shown.find((other) => other.id === id);
      if (role === 'user' && known) settled.push({ position, message: known });
    } else if (isBeingWritten(message)) {
      const running = remote.get(turnId);
      const isKnown = running?.phase === 'streaming' && running.answer.id === id;
      if (isKnown) (running.answer as RemoteAnswer).update(message as AnswerMessage);
      else remote.set(turnId, { phase: 'streaming', turnId, answer: new RemoteAnswer(message as AnswerMessage) });
    } else if (role === 'user' && isPending(message) && held.has(turnId)) {
      const isAnswered = answers.some((answer) => answer.turnId === turnId);
      settled.push({ position, message: isAnswered ? { ...message, status: 'complete' } : message });
      if (message.status === 'sending' && !isAnswered) {
        remote.set(turnId, remote.get(turnId) ?? { phase: 'waiting', turnId, attempt: 1, since: now });
      }
    } else {
      settled.push({ position, message });
      const running = remote.get(turnId);
      const hasEnded = running?.phase === 'streaming' && running.answer.id === id;
      if (hasEnded || !held.has(turnId)) remote.delete(turnId);
    }
  }
  return { settled, remote };
}
