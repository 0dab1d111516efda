import type { Conversation, ConversationChanges } from '../../core/conversation.js';
import type { Message } from '../../core/message.js';
import { conversationFields, encodeConversation, encodeMessage, messageFields } from './encode.js';
import { isFields, numberOf } from './read-fields.js';
import { endOfPositions, fieldsOf, formatVersion, idOf, isReadable, lastKey, writeBack } from './format.js';
import type { KeyedRecord, RecordKey, Records } from './records.js';

/** The fields of a conversation as they are on the disk, which nobody has looked at. */
export type ConversationFields = { readonly [K in keyof Conversation]?: unknown };

/**
 * Writes the record of a conversation and, where it was written to, puts it on top of the list. The list is ordered
 * by a number that grows with every move: a visitor's clock may jump.
 *
 * @param isWrittenTo also where the record stays the same
 */
export async function putConversation(
  records: Records,
  id: string,
  next: (stored: ConversationFields | null) => ConversationFields,
  isWrittenTo = false,
): Promise<void> {
  const [existing, last] = await Promise.all([records.get(['c', id]), records.get(lastKey)]);
  const stored = isReadable(existing) && idOf(existing) ? fieldsOf(existing, conversationFields) : null;
  const conversation = next(stored);
  const moves = idOf(last) !== id && (isWrittenTo || conversation.updatedAt !== stored?.updatedAt);
  if (!moves && conversation === stored) return;
  const order = moves ? { order: (numberOf(last, 'order') ?? (await highestOrder(records))) + 1 } : {};
  if (moves) records.put(lastKey, { formatVersion, id, ...order });
  const record = writeBack(existing, encodeConversation(conversation), conversationFields);
  if (record) records.put(['c', id], { ...record, ...order });
}

/** The fields of a conversation as they are on the disk, with those that one tab changes. */
export function withChanges(stored: ConversationFields, changes: ConversationChanges): ConversationFields {
  const { title: _, titledBy, ...rest } = changes;
  const isOverruled = titledBy === 'model' && stored.titledBy === 'visitor';
  const wanted = isOverruled ? rest : changes;
  return Object.keys(wanted).length > 0 ? { ...stored, ...wanted } : stored;
}

async function highestOrder(records: Records): Promise<number> {
  const conversations = await records.list(['c']);
  return conversations.reduce((highest, { value }) => Math.max(highest, numberOf(value, 'order') ?? 0), 0);
}

/** Writes a message and resolves with the position that it has from then on. */
export async function putMessage(
  records: Records,
  conversationId: string,
  wish: { readonly position: number; readonly isKnown: boolean },
  message: Message,
): Promise<number> {
  let { position } = wish;
  let existing = await records.get(['m', conversationId, position]);
  const isFree = existing === undefined;
  // Written over nothing but itself: another tab may have written here, or a newer script.
  if (idOf(existing) !== message.id && !(isFree && wish.isKnown)) {
    const [last] = await records.page(['m', conversationId], endOfPositions, 1);
    if (last) position = Math.max(position, Math.floor(Number(last.key[2])) + 1);
    existing = undefined;
  }
  const record = writeBack(existing, encodeMessage(message), messageFields);
  if (record) records.put(['m', conversationId, position], record);
  records.delete(['p', conversationId, message.id]);
  return position;
}

/** The key of the record that hides a conversation, or the prefix of all of them. */
export function hidingKey(...id: readonly IDBValidKey[]): RecordKey {
  return ['c', 0, ...id];
}

/** The ids of the conversations that are hidden, of all records of the kind `c`. */
export function hiddenAmong(conversations: readonly KeyedRecord[]): ReadonlySet<unknown> {
  return new Set(conversations.filter(({ key }) => key[1] === 0).map(({ key }) => key[2]));
}

/** Deletes all of a conversation. */
export function deleteRecords(records: Records, id: IDBValidKey | undefined): void {
  if (id === undefined) return;
  for (const kind of ['c', 'm', 'p', 'b', 'd', 'r']) records.delete([kind, id]);
  records.delete(hidingKey(id));
}

/** How a conversation came to be erased, beyond a wish for that one alone. */
export interface Erasure {
  /** Everything was erased. */
  readonly isWithAll?: true;
  /** The user has left the site. */
  readonly hasLeft?: true;
}

/** Deletes all of a conversation and leaves word that it was erased: first, since not every store works as a whole. */
export function eraseRecords(records: Records, id: string, now: number, erasure: Erasure = {}): void {
  records.put(['x', id], { formatVersion, id, erasedAt: now, ...erasure });
  deleteRecords(records, id);
}

export function wasErased(tombstone: unknown): boolean {
  return isFields(tombstone);
}
