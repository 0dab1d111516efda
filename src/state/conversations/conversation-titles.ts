import { answerOf, type RequestMessage } from '../../core/conversation.js';
import type { Log } from '../../platform/log.js';
import type { ChatTransport } from '../../transport/transport.js';
import type { Bus } from '../bus.js';
import type { OpenConversation } from './open-conversation.js';

/** In characters: a model may write an essay. */
const longestTitle = 80;

export interface TitleDeps {
  readonly bus: Bus;
  readonly conversation: OpenConversation;
  readonly transport: () => ChatTransport;
  readonly settings: () => { readonly titles: 'words' | 'model' };
  readonly log: Log;
}

/**
 * With the option `titles: 'model'`, asks the model for a title after a turn, where the conversation has none; where the
 * model gives none, the first words stay. Returns its stop.
 */
export function nameConversations({ bus, conversation, transport, settings, log }: TitleDeps): () => void {
  const controller = new AbortController();
  bus.on('turn-ended', (id) => {
    if (id !== conversation.id) return;
    if (settings().titles !== 'model' || conversation.record.title !== undefined) return;
    askForTitle(conversation, transport(), controller.signal).catch((error) => log.debug('no title was given', error));
  });
  return () => controller.abort();
}

async function askForTitle(
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
