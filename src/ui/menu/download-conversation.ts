import type { Conversation } from '../../core/conversation.js';
import { offerFile } from '../../platform/offer-file.js';
import type { PanelContext } from '../panel-context.js';

/** In characters: a title may be an essay, and a file system ends somewhere. */
const longestName = 60;

/** Gives the visitor one conversation as a text to read. Rejects where it cannot be read. */
export async function downloadConversation(
  { visitorData }: PanelContext,
  { id, title, firstWords = '' }: Conversation,
  place: Element,
): Promise<void> {
  const text = await (await visitorData()).export('markdown', id);
  // No system of files takes these.
  const name = (title ?? firstWords)
    .replaceAll(/[\\/:*?"<>|\p{Cc}\s]+/gu, ' ')
    .slice(0, longestName)
    .trim();
  offerFile(place, `${name || location.hostname || 'chat'}.md`, new Blob([text], { type: 'text/markdown' }));
}
