import { isFields, numberOf, own, stringOf } from './read-fields.js';
import type { RecordKey } from './records.js';

/**
 * Stands in every record. A record with a higher one was made by a newer script and is left alone.
 *
 * - 1: one conversation at a time
 * - 2: branches; the first words and the place in the list in the record of a conversation. A record of format 1 reads
 *   as one without these; what it lacks is filled in by `tasks/housekeeping.ts`, and any write makes it one of format 2.
 */
export const formatVersion = 2;

/** A newer format has a pointer of its own, so that two scripts never argue over one. */
export const lastKey: RecordKey = ['last', formatVersion];
/** The key of an encrypted history; it stays when the visitor erases everything, and goes when the user leaves. */
export const keyAt: RecordKey = ['k'];
/** The clock's readings at the last visits on two days. */
export const visitsKey: RecordKey = ['v'];
/** Positions end far below where numbers lose their neighbours: one that a page made up must leave room behind it. */
export const endOfPositions = 1e9;

/** Whether this script can read records of that format; false for damage, too. */
export function isReadable(record: unknown): record is Readonly<Record<string, unknown>> {
  const version = own(record, 'formatVersion');
  return version === 1 || version === formatVersion;
}

/** The id in a record of any format. */
export function idOf(record: unknown): string | undefined {
  return stringOf(record, 'id');
}

/** Whether a newer script made the record. */
export function isNewer(record: unknown): boolean {
  return (numberOf(record, 'formatVersion') ?? 0) > formatVersion;
}

/** Of the fields of an object those that are set, and are, or are not, among the names. */
export function fieldsOf(value: unknown, names: readonly string[], areAmong = true): Readonly<Record<string, unknown>> {
  if (!isFields(value)) return {};
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.filter(([name, field]) => field !== undefined && names.includes(name) === areAmong),
  );
}

/**
 * The record that replaces `existing`: it keeps the fields that a newer writer of the same format has added. Undefined
 * where the existing one is of a newer format, which is left alone.
 *
 * @param names of the fields that this script knows
 */
export function writeBack(existing: unknown, record: object, names: readonly string[]): object | undefined {
  if (isNewer(existing)) return undefined;
  return isReadable(existing) ? { ...fieldsOf(existing, names, false), ...record } : record;
}
