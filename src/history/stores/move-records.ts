import type { Conversation } from '../../core/conversation.js';
import type { KeyedRecord, RecordKey, Records, RecordStore } from '../records/records.js';
import { decodeConversation } from '../records/decode-conversation.js';
import { decodeMessage } from '../records/decode-message.js';
import type { TextRecords } from './text-records.js';
import {
  eraseRecords,
  putConversation,
  putMessage,
  wasErased,
  type ConversationFields,
} from '../records/write-records.js';
import { idOf } from '../records/format.js';
import { numberOf } from '../records/read-fields.js';

/**
 * Adds records to a store in which others may have written meanwhile, as a whole or not at all. Their conversations
 * come on top of the list, a message whose position is taken goes to the end, and what was erased, here or there, stays
 * erased.
 *
 * The same records may be moved again, where the page was killed before it could forget them.
 *
 * @param onMoved told the position of each message
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
    const idIn = ({ key }: KeyedRecord): unknown => (key[1] === 0 ? key[2] : key[1]);
    const all = from.under([]).filter((record) => !erased.has(idIn(record)));
    for (const id of new Set(all.map(idIn))) {
      if (typeof id === 'string' && wasErased(await records.get(['x', id]))) erased.add(id);
    }
    const kept = all.filter((record) => !erased.has(idIn(record)));
    const of = (kind: string, part: (record: (typeof kept)[number]) => unknown): typeof kept =>
      kept.filter(({ key }) => key[0] === kind).sort((a, b) => Number(part(a)) - Number(part(b)));

    for (const { key, value } of of('c', (record) => numberOf(record.value, 'order'))) {
      const conversation = decodeConversation(value);
      if (conversation) await putConversation(records, conversation.id, (stored) => newest(stored, conversation), true);
      else await putAside(records, key, value);
    }
    const messages = of('m', ({ key: [, , position] }) => position);
    // A page that was killed may have moved them before.
    for (const id of new Set(messages.map(({ key }) => key[1]))) {
      for (const { key, value } of await records.list(['m', String(id)])) {
        const messageId = idOf(value);
        if (messageId !== undefined) positions.set(messageId, Number(key[2]));
      }
    }
    for (const { key, value } of messages) {
      const message = decodeMessage(value);
      if (!message) {
        await putAside(records, key, value);
        continue;
      }
      const wish = { position: positions.get(message.id) ?? Number(key[2]), isKnown: true };
      positions.set(message.id, await putMessage(records, String(key[1]), wish, message));
    }
    for (const { key, value } of kept) {
      if (typeof key[0] === 'string' && 'pbdr'.includes(key[0])) records.put(key, value);
    }
  });
  for (const [id, position] of positions) onMoved(id, position);
}

/** One record of both; where they differ, the one that was written to last counts. */
function newest(stored: ConversationFields | null, moved: Conversation): ConversationFields {
  const isNewer = (numberOf(stored, 'updatedAt') ?? 0) > moved.updatedAt;
  return isNewer ? { ...moved, ...stored } : { ...stored, ...moved };
}

/** A record that cannot be read here, or hides a conversation, moves as it is, over nothing else. */
async function putAside(records: Records, key: RecordKey, value: unknown): Promise<void> {
  if ((await records.get(key)) === undefined) records.put(key, value);
}
