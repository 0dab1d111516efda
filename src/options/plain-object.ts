/** An object as written in place or read from JSON, also of another frame: no list, element, promise or map. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return {}.toString.call(value) === '[object Object]';
}

/** A copy of own properties, without a prototype: a host page may have put others on `Object.prototype`. */
export function ownRows(rows: unknown): Record<string, unknown> {
  return { __proto__: null, ...(rows as object) };
}
