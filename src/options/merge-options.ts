import { isPlainObject, ownRows } from './plain-object.js';

/**
 * What an owner wrote, with later words on top: an option replaces itself under either of its names, and of an object
 * of values only those that are named change. What is set to undefined has its default again. Nothing is checked.
 */
export function mergeOptions(given: unknown, change: unknown): Record<string, unknown> {
  const merged = ownRows(given);
  const later = Object.entries({ ...(change as object) });
  const address = ['url', 'openWebUIUrl'];
  if (later.some(([name]) => address.includes(name))) for (const name of address) delete merged[name];
  for (const [name, value] of later) merged[name] = overlaid(merged[name], value);
  return merged;
}

/** One value on another: of two objects the second's rows replace those of the first. */
export function overlaid(before: unknown, value: unknown): unknown {
  return isPlainObject(before) && isPlainObject(value) ? { ...before, ...value } : value;
}

/** One value for a whole group, as its rows. */
export function asRows(names: readonly string[], value: unknown): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, value]));
}
