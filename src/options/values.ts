import { isPromise } from '../core/is-promise.js';

/** An object as written in place or read from JSON, also of another frame: no list, element, promise or map. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return {}.toString.call(value) === '[object Object]';
}

/** A copy of own properties, without a prototype: a host page may have put others on `Object.prototype`. */
export function ownRows(rows: unknown): Record<string, unknown> {
  return { __proto__: null, ...(rows as object) };
}

/** An element of any document, also of another frame. */
export function isElement(value: unknown): value is Element {
  return typeof value === 'object' && value !== null && 'tagName' in value;
}

/** A value as it may stand in a sentence; of what must stay private only its type. */
export function shown(value: unknown, isPrivate = false): string {
  if (typeof value === 'object' && value) {
    if (Array.isArray(value)) return 'a list';
    return isElement(value) ? 'an element' : isPromise(value) ? 'a promise' : 'an object';
  }
  if (typeof value === 'function' || isPrivate) return `a ${typeof value}`;
  return typeof value === 'string' ? quoted(value) : String(value);
}

/** A text in quotes, no more of it than 60 characters. */
export function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 60));
}
