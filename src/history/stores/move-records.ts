import type { RecordStore } from '../records/records.js';
import { decodeConversation } from '../records/decode-conversation.js';
import { decodeMessage } from '../records/decode-message.js';
import type { TextRecords } from './text-records.js';
import { eraseRecords, putConversation, putMessage, wasErased } from '../records/write-records.js';
import { numberOf } from '../records/read-fields.js';

/**
 * Adds records to a store in which others may have written meanwhile, as a whole or not at all. Their conversations
 * come on top of the list, a message whose place is taken goes to the end, and what was erased, here or there, stays
 * erased.
 *
 * @param onMoved told the place of each message
 */
export async function moveRecords(
  from: TextRecords,
  store: RecordStore,
  onMoved: (messageId: string, position: number) => void,
): Promise<void> {
  /** Kept from one attempt to the next: the first may have been written, although it failed. */
  const positions = new Map<string, number>();
  await store.run('write', async (records) => {
    const erased = new Set<unknown>();
    for (const { key, value } of from.under(['x'])) {
      eraseRecords(records, String(key[1]), numberOf(value, 'erasedAt') ?? 0);
      erased.add(key[1]);
    }
    const all = from.under([]).filter(({ key }) => !erased.has(key[1]));
    for (const id of new Set(all.map(({ key }) => key[1]))) {
      if (typeof id === 'string' && wasErased(await records.get(['x', id]))) erased.add(id);
    }
    const kept = all.filter(({ key }) => !erased.has(key[1]));
    const of = (kind: string, part: (record: (typeof kept)[number]) => unknown): typeof kept =>
      kept.filter(({ key }) => key[0] === kind).sort((a, b) => Number(part(a)) - Number(part(b)));

    for (const { value } of of('c', (record) => numberOf(record.value, 'order'))) {
      const conversation = decodeConversation(value);
      if (conversation) await putConversation(records, conversation.id, () => conversation, true);
    }
    for (const { key, value } of of('m', ({ key: [, , position] }) => position)) {
      const message = decodeMessage(value);
      if (!message) continue;
      const wish = { position: positions.get(message.id) ?? Number(key[2]), isKnown: true };
      positions.set(message.id, await putMessage(records, String(key[1]), wish, message));
    }
    for (const { key, value } of kept) {
      if (typeof key[0] === 'string' && 'pbd'.includes(key[0])) records.put(key, value);
    }
  });
  for (const [id, position] of positions) onMoved(id, position);
}
