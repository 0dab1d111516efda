import { answerOf, type Conversation, type ConversationChanges, type RequestMessage } from '../../core/conversation.js';
import type { Message } from '../../core/message.js';
import type { ChatTransport } from '../../transport/transport.js';

/** In characters: a model may write an essay. */
const longestTitle = 80;

/** The conversation that gets a title. */
interface NamedConversation {
  readonly id: string;
  readonly record: Conversation;
  readonly path: { readonly value: readonly Message[] };
  update(changes: ConversationChanges): void;
}

/** Asks the model for a title; where it gives none, the first words stay. */
export async function nameConversation(
  conversation: NamedConversation,
  transport: ChatTransport,
  signal: AbortSignal,
): Promise<void> {
  const { id } = conversation;
  const path = conversation.path.value;
  const user = path.find((message) => message.role === 'user');
  const answer = user && answerOf(path, user.turnId);
  if (!answer || !transport.title) return;
  const messages: RequestMessage[] = [
    { role: 'user', content: user.text },
    { role: 'assistant', content: answer.text },
  ];
  const title = tidy(await transport.title(messages, signal));
  // The visitor may have given a title, or left, in the meantime.
  const { title: given, id: now } = conversation.record;
  if (title && now === id && given === undefined) conversation.update({ title, titledBy: 'model' });
}

/** Models like to put titles in quotes, or stars. */
function tidy(title = ''): string {
  const line = title.trim().split('\n', 1)[0] ?? '';
  return line.replaceAll(/^["'“”«»*#\s]+|["'“”«»*\s]+$/g, '').slice(0, longestTitle);
}
