/**
 * Readers of values that came from outside. Each gives undefined for whatever is not of its kind, also where the value
 * that is read from is no object at all.
 */

/** A field of the object itself: a page may have put anything on `Object.prototype`. */
export function own(value: unknown, name: string): unknown {
  return isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

export function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

export function stringOf(value: unknown, name: string): string | undefined {
  const field = own(value, name);
  return typeof field === 'string' ? field : undefined;
}

/** A number that is neither negative nor infinite. */
export function numberOf(value: unknown, name: string): number | undefined {
  const field = own(value, name);
  return typeof field === 'number' && field >= 0 && field < Infinity ? field : undefined;
}

export function readString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The one of `values` that the field is. */
export function wordOf<T>(value: unknown, name: string, values: readonly T[]): T | undefined {
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
