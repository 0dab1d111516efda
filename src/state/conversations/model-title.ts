import { answerOf, type RequestMessage } from '../../core/conversation.js';
import type { ChatTransport } from '../../transport/transport.js';
import type { OpenConversation } from './open-conversation.js';

/** In characters: a model may make an essay of it. */
const longestTitle = 80;

/** Asks the model what to call the conversation, once there is an answer; the first words stay where it does not know. */
export async function askForTitle(
  conversation: OpenConversation,
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
