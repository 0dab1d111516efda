import { pathOf } from '../../core/branch.js';
import type { AnswerMessage, UserMessage } from '../../core/message.js';
import type { StoredConversation } from '../history-store.js';

/** A message of the visitor and all the answers that its path has for it, the newest last. */
export interface ReadTurn {
  readonly user: UserMessage;
  readonly answers: readonly AnswerMessage[];
}

/** The turns of a branch in the order in which they are read. */
export function turnsOf({ messages, branches }: StoredConversation, shown: string | undefined): readonly ReadTurn[] {
  const path = pathOf(messages, branches, shown).map(({ message }) => message);
  const answers = new Map<string, AnswerMessage[]>();
  for (const message of path) {
    if (message.role !== 'assistant') continue;
    const known = answers.get(message.turnId);
    if (known) known.push(message);
    else answers.set(message.turnId, [message]);
  }
  return path.flatMap((user) => (user.role === 'user' ? [{ user, answers: answers.get(user.turnId) ?? [] }] : []));
}
