import { isPlainObject, ownRows } from './plain-object.js';

/**
 * What an owner wrote, with later words on top: an option replaces itself under either of its names, and of an object
 * of values only those that are named change. What is set to undefined has its default again. Nothing is checked.
 */
export function mergeOptions(given: unknown, change: unknown): Record<string, unknown> {
  const merged = ownRows(given);
  const later = ownRows(change);
  if ('url' in later) delete merged['openWebUIUrl'];
  if ('openWebUIUrl' in later) delete merged['url'];
  for (const name in later) merged[name] = overlaid(merged[name], later[name]);
  return merged;
}

/** One value on another: of two objects the second's rows replace those of the first. */
function overlaid(before: unknown, value: unknown): unknown {
  return isPlainObject(before) && isPlainObject(value) ? { ...before, ...value } : value;
}
