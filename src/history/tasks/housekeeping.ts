import { firstWordsOf } from '../../core/conversation.js';
import { numberOf, own } from '../records/read-fields.js';
import { formatVersion, isReadable, visitsKey } from '../records/format.js';
import type { KeyedRecord, Records } from '../records/records.js';
import { decodeMessage } from '../records/decode-message.js';
import { deleteRecords } from '../records/write-records.js';

const day = 86_400_000;
/** No tab that still has an erased conversation on its screen is open for as long as this. */
const tombstonesLast = 30 * day;
const mostTombstones = 1_000;
/** In ms. Two readings of a clock that are further apart are of two days. */
const anotherDay = 20 * 3_600_000;

/**
 * Runs once a page, after more urgent work: erases conversations that nobody has touched for the retention, and what
 * dead pages have left of erased ones; forgets old erasures; fills in what records of an earlier format lack; and sets
 * right times that a wrong clock has put into the future. Time has passed only as far as the clocks of two visits on
 * two days agree: a clock that is wrong for one visit erases nothing.
 *
 * @param now milliseconds since 1970
 * @param retention in ms; Infinity for ever
 */
export async function keepHouse(records: Records, now: number, retention: number): Promise<void> {
  const [tombstones, conversations, drafts, visits] = await Promise.all([
    records.list(['x']),
    records.list(['c']),
    records.list(['d']),
    records.get(visitsKey),
  ]);
  const isEmpty = tombstones.length + conversations.length + drafts.length === 0;
  const agreed = agreedTime(records, visits, now, !isEmpty);
  const oldest = agreed.earliest - retention;

  for (const [at, { key, value }] of tombstones.toSorted(newestErasureFirst).entries()) {
    const age = agreed.earliest - erasedAt(value);
    if (at >= mostTombstones || age > tombstonesLast) records.delete(key);
    else deleteRecords(records, key[1]);
  }
  const kept = new Set<unknown>();
  for (const conversation of conversations) {
    if (conversation.key[1] === 0) continue;
    kept.add(conversation.key[1]);
    if (isReadable(conversation.value)) await keepConversation(records, conversation, now, oldest, agreed.latest);
  }
  for (const { key, value } of drafts) {
    if (isReadable(value) && !kept.has(key[1]) && (numberOf(value, 'updatedAt') ?? 0) < oldest) records.delete(key);
  }
}

async function keepConversation(
  records: Records,
  { key, value }: KeyedRecord,
  now: number,
  oldest: number,
  latest: number,
): Promise<void> {
  const updatedAt = numberOf(value, 'updatedAt') ?? numberOf(value, 'createdAt') ?? 0;
  const restoredAt = updatedAt < oldest ? numberOf(await records.get(['r', String(key[1])]), 'restoredAt') : undefined;
  if (Math.max(updatedAt, restoredAt ?? 0) < oldest) return deleteRecords(records, key[1]);
  const changes = {
    ...(updatedAt > latest + day && { updatedAt: now }),
    ...(own(value, 'formatVersion') !== formatVersion && (await missingOf(records, key[1]))),
  };
  if (Object.keys(changes).length > 0) records.put(key, { ...Object(value), ...changes });
}

/** The times that the clocks of this visit and of the last one on another day agree to be past, and to come. */
interface AgreedTime {
  readonly earliest: number;
  readonly latest: number;
}

/** Keeps the reading of this visit's clock, where it is the first of a day. */
function agreedTime(records: Records, visits: unknown, now: number, keeps: boolean): AgreedTime {
  const at = numberOf(visits, 'at');
  const isSameDay = at !== undefined && Math.abs(now - at) < anotherDay;
  const before = isSameDay ? numberOf(visits, 'before') : at;
  if (keeps && !isSameDay) {
    records.put(visitsKey, { formatVersion, at: now, ...(before !== undefined && { before }) });
  }
  if (before === undefined) return { earliest: -Infinity, latest: Infinity };
  return { earliest: Math.min(now, before), latest: Math.max(now, before) };
}

/** The fields that a record of format 1 lacks. */
async function missingOf(records: Records, id: unknown): Promise<object> {
  if (typeof id !== 'string') return {};
  const messages = (await records.list(['m', id])).flatMap(({ value }) => decodeMessage(value) ?? []);
  const first = messages.find(({ role }) => role === 'user');
  return { formatVersion, ...(first && { firstWords: firstWordsOf(first.text) }) };
}

function erasedAt(tombstone: unknown): number {
  return numberOf(tombstone, 'erasedAt') ?? 0;
}

function newestErasureFirst(a: KeyedRecord, b: KeyedRecord): number {
  return erasedAt(b.value) - erasedAt(a.value);
}
