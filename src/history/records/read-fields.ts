import { own } from './own-fields.js';

/*
 * More readers of values that came from outside, for what reads whole records: who has none does not load them.
 */

export function readString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The one of `values` that the field is. */
export function oneOf<T>(value: unknown, name: string, values: readonly T[]): T | undefined {
  const field = own(value, name);
  return values.find((known) => known === field);
}

/** The elements of a list that can be read, or undefined where none can. */
export function listOf<T>(
  value: unknown,
  name: string,
  read: (element: unknown) => T | undefined,
): readonly T[] | undefined {
  const field = own(value, name);
  const elements = Array.isArray(field) ? field.map(read).filter((element) => element !== undefined) : [];
  return elements.length > 0 ? elements : undefined;
}
