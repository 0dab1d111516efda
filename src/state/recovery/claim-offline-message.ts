import { isWaitingOffline, type UserMessage } from '../../core/message.js';
import type { HistoryStore } from '../../history/history-store.js';
import { exclusively } from '../../platform/exclusively.js';
import type { OpenConversation } from '../conversations/open-conversation.js';
import { markSending } from '../put-on-its-way.js';

/**
 * Puts a message on its way that has waited for the connection, which other tabs may know as well: one of them sends
 * it. False where that is another one; the message is then shown as it is kept. Loads when there is a connection again.
 */
export async function claimOfflineMessage(
  store: HistoryStore,
  conversation: OpenConversation,
  user: UserMessage,
): Promise<boolean> {
  let isOurs = true;
  await exclusively(`causerie:send:${user.id}`, async () => {
    const kept = await storedMessage(store, conversation, user);
    isOurs = !kept || isWaitingOffline(kept);
    if (isOurs) await markSending(conversation, user);
    else if (kept) conversation.show(kept);
  });
  return isOurs;
}

/** The message as it is on the disk now; undefined where it is not there or cannot be read. */
async function storedMessage(
  store: HistoryStore,
  conversation: OpenConversation,
  { id }: UserMessage,
): Promise<UserMessage | undefined> {
  await conversation.loading;
  const placed = await store.loadAt(conversation.id, [conversation.places.of(id)]).catch(() => []);
  const found = placed.find(({ message }) => message.id === id)?.message;
  return found?.role === 'user' ? found : undefined;
}
