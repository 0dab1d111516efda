import { isWaitingOffline, withStatus, type UserMessage } from '../../core/message.js';
import type { HistoryStore } from '../../history/history-store.js';
import { exclusively } from '../../platform/web-locks.js';
import type { TurnConversation } from '../ports.js';

/** See {@link Recovery.claim}. A Web Lock and the stored status decide which tab sends. */
export async function claimOfflineMessage(
  store: HistoryStore,
  conversation: TurnConversation,
  user: UserMessage,
): Promise<boolean> {
  let isOurs = true;
  await exclusively(`causerie:send:${user.id}`, async () => {
    const stored = await storedMessage(store, conversation, user);
    isOurs = !stored || isWaitingOffline(stored);
    if (isOurs) await conversation.put(withStatus(user, 'sending'));
    else if (stored) conversation.show(stored);
  });
  return isOurs;
}

/** The message as it is on the disk now; undefined where it is not there or cannot be read. */
async function storedMessage(
  store: HistoryStore,
  conversation: TurnConversation,
  { id }: UserMessage,
): Promise<UserMessage | undefined> {
  await conversation.loading;
  const found = await store.loadAt(conversation.id, [conversation.positions.of(id)]).catch(() => []);
  const message = found.find(({ message }) => message.id === id)?.message;
  return message?.role === 'user' ? message : undefined;
}
