import { isPlainObject, ownRows } from './values.js';

/**
 * The options of an owner with later ones on top: an option replaces itself under either of its names, and of an object
 * of values only those that are named change. Undefined gives an option its default again. Nothing is checked.
 */
export function mergeOptions(given: unknown, change: unknown): Record<string, unknown> {
  const merged = ownRows(given);
  const later = ownRows(change);
  if (later['url'] || later['openWebUIUrl']) merged['url'] = merged['openWebUIUrl'] = undefined;
  for (const name in later) {
    const value = later[name];
    // Of two objects the later one's rows replace those of the earlier.
    merged[name] = isPlainObject(value) ? { ...(isPlainObject(merged[name]) && merged[name]), ...value } : value;
  }
  return merged;
}
