/**
 * The result of reading, or undefined where that throws: text that is no JSON, a selector that is none, storage that is
 * closed to the page. Only for reading: what acts has to tell its failure.
 *
 * @example
 * attempt(() => JSON.parse('{')) // undefined
 * attempt(() => document.querySelector('#chat')) // the element, or null
 */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
