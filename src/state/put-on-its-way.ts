import { isHeld, type UserMessage } from '../core/message.js';
import { exclusively } from '../platform/exclusively.js';
import type { OpenConversation } from './open-conversation.js';

/** Shows and keeps that the message is on its way; resolves when it is kept as such. */
export async function putOnItsWay(conversation: OpenConversation, user: UserMessage): Promise<true> {
  await conversation.put(withStatus(user, 'sending'));
  return true;
}

/**
 * The same for a message that has waited for the connection, which other tabs may know as well: one of them sends it.
 * False where that is another one; the message is then shown as it is kept.
 */
export async function claimHeld(conversation: OpenConversation, user: UserMessage): Promise<boolean> {
  let isOurs = true;
  await exclusively(`causerie:send:${user.id}`, async () => {
    const kept = await conversation.kept(user);
    isOurs = !kept || isHeld(kept);
    if (isOurs) await putOnItsWay(conversation, user);
    else if (kept) conversation.show(kept);
  });
  return isOurs;
}

/** The message on its way again, without the fault it met before. */
export function withStatus({ error: _, ...user }: UserMessage, status: 'queued' | 'sending'): UserMessage {
  return { ...user, status };
}
