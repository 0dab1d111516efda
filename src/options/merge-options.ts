import { isPlainObject } from './kinds.js';

/**
 * What an owner wrote, with later words on top: an option replaces itself under either of its names, and of an object
 * of values only those that are named change. What is set to undefined has its default again. Nothing is checked.
 */
export function mergeOptions(given: unknown, change: unknown): Record<string, unknown> {
  const merged = new Map(Object.entries({ ...(given as object) }));
  const later = new Map(Object.entries({ ...(change as object) }));
  const address = ['url', 'openWebUIUrl'];
  if (address.some((name) => later.has(name))) for (const name of address) merged.delete(name);
  for (const [name, value] of later) merged.set(name, overlaid(merged.get(name), value));
  return Object.fromEntries(merged);
}

/** One value on another: of two objects the second's rows replace those of the first. */
export function overlaid(before: unknown, value: unknown): unknown {
  return isPlainObject(before) && isPlainObject(value) ? { ...before, ...value } : value;
}
