import type { Conversation } from '../core/conversation.js';
import type { Message } from '../core/message.js';
import { joinPieces } from './answer-pieces.js';
import type { PlacedMessage, StoredConversation } from './history-store.js';
import { formatVersion, idOf } from './record-format.js';
import type { KeyedRecord, RecordKey, Records } from './records.js';
import { decodeConversation } from './stored-conversation.js';
import { decodeMessage } from './stored-message.js';

/** A newer format has a pointer of its own, so that two scripts never argue over one. */
export const lastKey: RecordKey = ['last', formatVersion];

/** What was read, and how many records could not be. */
export interface Loaded {
  readonly stored: StoredConversation | null;
  readonly setAside: number;
}

/** Reads the conversation that was written to last; where that is not known, the one with the latest time. */
export async function loadLast(records: Records): Promise<Loaded> {
  const lastId = idOf(await records.get(lastKey));
  const pointed = lastId === undefined ? null : decodeAt(lastId, await records.get(['c', lastId]));
  const conversation = pointed ?? newestOf(await records.list(['c']));
  if (!conversation) return { stored: null, setAside: 0 };

  const messages = (await records.list(['m', conversation.id])).map(({ key, value }) => ({
    position: key.length === 3 ? key[2] : undefined,
    message: decodeMessage(value),
  }));
  const partials = joinAll(await records.list(['p', conversation.id]));
  const placed = messages.filter(isPlaced);
  const setAside = messages.length - placed.length;
  const ids = new Set<string>();
  return {
    stored: {
      conversation,
      messages: [...placed, ...partials.filter(isPlaced)]
        // The checkpoints of an answer that is whole may still be there.
        .filter(({ message }) => ids.size < ids.add(message.id).size)
        .sort((a, b) => a.position - b.position),
    },
    setAside,
  };
}

function decodeAt(id: unknown, record: unknown): Conversation | null {
  const conversation = decodeConversation(record);
  return conversation?.id === id ? conversation : null;
}

function newestOf(records: readonly KeyedRecord[]): Conversation | undefined {
  return records
    .flatMap(({ key, value }) => decodeAt(key[1], value) ?? [])
    .sort((a, b) => b.updatedAt - a.updatedAt)[0];
}

/** Positions end far below where numbers lose their neighbours: one that a page made up must leave room behind it. */
function isPlaced(read: { position: unknown; message: Message | null }): read is PlacedMessage {
  const { position, message } = read;
  return message !== null && Number.isInteger(position) && Number(position) >= 0 && Number(position) < 1e9;
}

function joinAll(records: readonly KeyedRecord[]): { position: unknown; message: Message | null }[] {
  const answers = new Map<unknown, unknown[]>();
  for (const { key, value } of records) {
    const pieces = answers.get(key[2]) ?? [];
    answers.set(key[2], pieces);
    // What comes after a hole is not read: it would not fit to what is before.
    if (typeof key[3] === 'number') pieces[key[3]] = value;
  }
  return [...answers.values()].map(joinPieces);
}
