import type { Conversation } from '../../core/conversation.js';
import { numberOf, stringOf } from './read-fields.js';
import { endOfPositions } from './format.js';
import type { KeyedRecord, Records } from './records.js';
import { deleteRecords, hiddenAmong, putConversation } from './write-records.js';

/**
 * Begins the history with a conversation; or, where another one has been written in, drops what was kept of this one
 * for its draft, and resolves with the id of the other. One that was begun for nothing but a draft is not joined: its
 * tab joins the first that is sent in.
 *
 * @param oldest one that was last written to before that time is about to be erased
 */
export async function beginFirst(
  records: Records,
  conversation: Conversation,
  oldest: number,
): Promise<string | undefined> {
  const conversations = await records.list(['c']);
  const hidden = hiddenAmong(conversations);
  for (const { key, value } of conversations) {
    const id = String(key[1]);
    if (key[1] === 0 || hidden.has(id) || id === conversation.id || (numberOf(value, 'updatedAt') ?? 0) < oldest)
      continue;
    if (!(await isWrittenIn(records, { key, value }))) continue;
    deleteRecords(records, conversation.id);
    return id;
  }
  await putConversation(records, conversation.id, (stored) => ({ ...stored, ...conversation }));
  return undefined;
}

async function isWrittenIn(records: Records, { key, value }: KeyedRecord): Promise<boolean> {
  if (stringOf(value, 'firstWords') !== undefined) return true;
  return (await records.page(['m', ...key.slice(1)], endOfPositions, 1)).length > 0;
}
