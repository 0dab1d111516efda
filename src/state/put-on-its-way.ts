import type { UserMessage } from '../core/message.js';
import type { OpenConversation } from './conversations/open-conversation.js';

/** Shows and keeps that the message is on its way; resolves when it is kept as such. */
export async function markSending(conversation: OpenConversation, user: UserMessage): Promise<true> {
  await conversation.put(withStatus(user, 'sending'));
  return true;
}

/** The message on its way again, without the fault it met before. */
export function withStatus({ error: _, ...user }: UserMessage, status: 'queued' | 'sending'): UserMessage {
  return { ...user, status };
}
