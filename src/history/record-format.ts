import { isFields, numberOf, own, stringOf } from './own-fields.js';

/** Stands in every record. A record with a higher one was made by a newer script and is left alone. */
export const formatVersion = 1;

/** Whether this script can read records of that format; false for damage, too. */
export function isReadable(record: unknown): boolean {
  return own(record, 'formatVersion') === formatVersion;
}

/** The id in a record of any format. */
export function idOf(record: unknown): string | undefined {
  return stringOf(record, 'id');
}

/**
 * What to write in place of `existing`: the record, with the fields that a newer writer of the same format has added,
 * or undefined where the existing one is of a newer format.
 *
 * @param decode tells what this script knows of the existing record; the rest is kept
 */
export function writeBack(
  existing: unknown,
  record: object,
  decode: (record: unknown) => object | null,
): object | undefined {
  const known = decode(existing);
  if (!isFields(existing) || !known) {
    return (numberOf(existing, 'formatVersion') ?? 0) > formatVersion ? undefined : record;
  }
  const unknown = Object.entries(existing).filter(([name]) => !Object.hasOwn(known, name));
  return { ...Object.fromEntries(unknown), ...record };
}
