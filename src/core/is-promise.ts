/** Also of a Promise that is not the page's own: a host page may have put another in its place, as zone.js does. */
export function isPromise<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof (value as PromiseLike<T> | undefined)?.then === 'function';
}
