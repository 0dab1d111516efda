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
