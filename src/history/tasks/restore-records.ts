import { firstWordsOf } from '../../core/conversation.js';
import type { StoredConversation } from '../history-store.js';
import { encodeBranch, encodeMessage } from '../records/encode.js';
import { endOfPositions, formatVersion, idOf } from '../records/format.js';
import type { Records } from '../records/records.js';
import { decodeConversation } from '../records/decode-conversation.js';
import { hidingKey, putConversation } from '../records/write-records.js';

/**
 * Writes a whole conversation beside what is there of it, and resolves with the positions of its messages.
 *
 * @param now milliseconds since 1970: from then on the retention counts, however old the conversation is
 */
export async function restoreRecords(
  records: Records,
  { conversation, messages, branches, draft }: StoredConversation,
  now: number,
): Promise<ReadonlyMap<string, number>> {
  const { id } = conversation;
  const existing = decodeConversation(await records.get(['c', id]));
  const kept = existing ? await records.list(['m', id]) : [];
  const positions = new Map(kept.map(({ key, value }) => [idOf(value) ?? '', Number(key[2])]));
  let next = [...positions.values()].reduce((last, position) => Math.max(last, position), -1) + 1;

  // It is wanted again.
  records.delete(['x', id]);
  records.delete(hidingKey(id));
  records.put(['r', id], { formatVersion, restoredAt: now });
  for (const { position, message } of messages) {
    if (positions.has(message.id)) continue;
    const at = Math.min(Math.max(next, position), endOfPositions - 1);
    records.put(['m', id, at], encodeMessage(message));
    positions.set(message.id, at);
    next = at + 1;
  }
  for (const branch of branches) records.put(['b', id, branch.id], encodeBranch(branch));
  if (draft && !existing) records.put(['d', id], { formatVersion, text: draft });
  const first = messages.find(({ message }) => message.role === 'user')?.message.text;
  const firstWords = conversation.firstWords ?? (first && firstWordsOf(first));
  await putConversation(records, id, () => existing ?? { ...conversation, ...(firstWords && { firstWords }) }, true);
  return positions;
}
