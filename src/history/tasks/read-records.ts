import type { Conversation } from '../../core/conversation.js';
import type { Message } from '../../core/message.js';
import { joinPieces } from '../records/join-checkpoints.js';
import type { MessagePage, PositionedMessage, StoredConversation } from '../history-store.js';
import { numberOf, stringOf } from '../records/read-fields.js';
import { endOfPositions, idOf, isReadable, lastKey } from '../records/format.js';
import type { KeyedRecord, Records, Work } from '../records/records.js';
import { decodeBranch, decodeConversation } from '../records/decode-conversation.js';
import { decodeMessage } from '../records/decode-message.js';
import { hiddenAmong, hidingKey, wasErased } from '../records/write-records.js';

/** How many messages are read at once. */
const pageSize = 50;
const day = 86_400_000;
/** Whole conversations are read in larger pages than what is shown. */
const largePage = 500;

/** A result of reading, and how many records in it could not be read. */
export type Read<T> = T & { readonly setAside: number };

/** A message, or the part of an answer that has come, with the position of its record, which may be damaged. */
interface Found {
  readonly position: unknown;
  readonly message: Message | null;
}

/** The time by the page's clock. It decides which conversations are shown, and never alone which are erased. */
export interface Today {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** A conversation that was last touched before is not shown any more. -Infinity without a retention. */
  readonly oldest: number;
}

/**
 * All conversations that can be read and are not too old, the one that was written to last first. A time in the future is
 * a wrong clock's, and is given as now.
 */
export async function readConversations(records: Records, { now, oldest }: Today): Promise<readonly Conversation[]> {
  const all = await records.list(['c']);
  const hidden = hiddenAmong(all);
  const restored = oldest > -Infinity ? await records.list(['r']) : [];
  const restoredAt = new Map(restored.map(({ key, value }) => [key[1], numberOf(value, 'restoredAt') ?? 0]));
  return all
    .flatMap(({ key, value }) => {
      const conversation = hidden.has(key[1]) ? null : decodeAt(key[1], value);
      return conversation ? [{ conversation, order: numberOf(value, 'order') ?? 0 }] : [];
    })
    .sort((a, b) => b.order - a.order || b.conversation.updatedAt - a.conversation.updatedAt)
    .map(({ conversation }) => conversation)
    .filter(({ id, updatedAt }) => Math.max(updatedAt, restoredAt.get(id) ?? 0) >= oldest)
    .map((conversation) => (conversation.updatedAt > now + day ? { ...conversation, updatedAt: now } : conversation));
}

/** The conversation that was written to last; where that is not known, the first of the list. Null where it is too old. */
export async function readLast(records: Records, today: Today): Promise<Read<StoredConversation> | null> {
  const lastId = idOf((await records.get(lastKey)) ?? (await records.get(['last', 1])));
  const last = lastId === undefined ? null : await readConversation(records, lastId);
  if (last) {
    const { id, updatedAt } = last.conversation;
    if (updatedAt >= today.oldest) return last;
    return (numberOf(await records.get(['r', id]), 'restoredAt') ?? 0) >= today.oldest ? last : null;
  }
  const [first] = await readConversations(records, today);
  return first ? readConversation(records, first.id) : null;
}

/** A conversation with its last page; null where there is none, or it is hidden. */
export async function readConversation(
  records: Records,
  id: string,
  size: number = pageSize,
): Promise<Read<StoredConversation> | null> {
  const [record, hiding, page, branches, draft] = await Promise.all([
    records.get(['c', id]),
    records.get(hidingKey(id)),
    readPage(records, id, endOfPositions, size),
    records.list(['b', id]),
    records.get(['d', id]),
  ]);
  const conversation = hiding === undefined ? decodeAt(id, record) : null;
  return (
    conversation && {
      conversation,
      ...page,
      branches: branches.flatMap(({ value }) => decodeBranch(value) ?? []),
      draft: (isReadable(draft) && stringOf(draft, 'text')) || '',
    }
  );
}

/** How a conversation was removed, if it was. */
export async function readRemoval(records: Records, id: string): Promise<'erased' | 'deleted' | undefined> {
  if (wasErased(await records.get(['x', id]))) return 'erased';
  return (await records.get(hidingKey(id))) === undefined ? undefined : 'deleted';
}

/** The last messages before a position; none only where there are none. */
export async function readPage(
  records: Records,
  id: string,
  before: number,
  size: number = pageSize,
): Promise<Read<MessagePage>> {
  const pieces = await records.list(['p', id]);
  let messages: readonly PositionedMessage[] = [];
  let setAside = 0;
  let from = before;
  let hasEarlier = true;
  while (hasEarlier && messages.length === 0) {
    const found = await records.page(['m', id], from, size + 1);
    hasEarlier = found.length > size;
    const page = hasEarlier ? found.slice(1) : found;
    from = hasEarlier ? Number(page[0]?.key[2]) : 0;
    messages = placed(page.map(messageAt));
    setAside += page.length - messages.length;
  }
  const partials = placed(joinAll(pieces)).filter(({ position }) => position >= from && position < before);
  return { messages: inOrder([...messages, ...partials]), hasEarlier, setAside };
}

/** The conversations with all their messages, without those that are gone by then. */
export async function* readEach(
  conversations: readonly Conversation[],
  run: <T>(work: Work<T>) => Promise<T>,
): AsyncGenerator<StoredConversation> {
  for (const { id } of conversations) {
    const whole = await readWhole(id, run);
    if (whole) yield whole;
  }
}

/** A conversation with all its messages, or null. Others may write while it is being read, page by page. */
async function readWhole(id: string, run: <T>(work: Work<T>) => Promise<T>): Promise<StoredConversation | null> {
  let stored = await run((records) => readConversation(records, id, largePage));
  while (stored?.hasEarlier) {
    const before = stored.messages[0]?.position ?? 0;
    const page = await run((records) => readPage(records, id, before, largePage));
    stored = { ...stored, ...page, messages: [...page.messages, ...stored.messages] };
  }
  if (!stored) return null;
  const { setAside: _, ...whole } = stored;
  return whole;
}

/** All messages from a position on. */
export async function readFrom(records: Records, id: string, position: number): Promise<readonly PositionedMessage[]> {
  const [found, pieces] = await Promise.all([records.list(['m', id], position), records.list(['p', id])]);
  const partials = placed(joinAll(pieces)).filter((partial) => partial.position >= position);
  return inOrder([...placed(found.map(messageAt)), ...partials]);
}

/** The messages at these positions. */
export async function readAt(
  records: Records,
  id: string,
  positions: readonly number[],
): Promise<readonly PositionedMessage[]> {
  const [values, pieces] = await Promise.all([
    Promise.all(positions.map((position) => records.get(['m', id, position]))),
    records.list(['p', id]),
  ]);
  const found = values.map((value, at) => ({ position: positions[at], message: decodeMessage(value) }));
  const partials = placed(joinAll(pieces)).filter(({ position }) => positions.includes(position));
  return inOrder([...placed(found), ...partials]);
}

function decodeAt(id: unknown, record: unknown): Conversation | null {
  const conversation = decodeConversation(record);
  return conversation?.id === id ? conversation : null;
}

function messageAt({ key, value }: KeyedRecord): Found {
  return { position: key.length === 3 ? key[2] : undefined, message: decodeMessage(value) };
}

function placed(found: readonly Found[]): readonly PositionedMessage[] {
  return found.filter((read): read is PositionedMessage => {
    const { position, message } = read;
    return message !== null && Number.isInteger(position) && Number(position) >= 0 && Number(position) < endOfPositions;
  });
}

/** The checkpoints of an answer that is whole may still be there: the first of each id counts. */
function inOrder(messages: readonly PositionedMessage[]): readonly PositionedMessage[] {
  const ids = new Set<string>();
  return messages.filter(({ message }) => ids.size < ids.add(message.id).size).sort((a, b) => a.position - b.position);
}

function joinAll(records: readonly KeyedRecord[]): readonly Found[] {
  const answers = new Map<unknown, unknown[]>();
  for (const { key, value } of records) {
    const pieces = answers.get(key[2]) ?? [];
    answers.set(key[2], pieces);
    // Text after a missing checkpoint would not fit to the text before it, so reading ends there.
    if (typeof key[3] === 'number') pieces[key[3]] = value;
  }
  return [...answers.values()].map(joinPieces);
}
