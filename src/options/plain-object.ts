/** An object as written in place or read from JSON, also of another frame: no list, element, promise or map. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return {}.toString.call(value) === '[object Object]';
}

/** Own properties only: a host page may have put others on `Object.prototype`. Undefined is the same as absent. */
export function ownRows(rows: unknown): Record<string, unknown> {
  const own: Record<string, unknown> = Object.create(null);
  for (const [name, value] of Object.entries({ ...(rows as object) })) if (value !== undefined) own[name] = value;
  return own;
}
