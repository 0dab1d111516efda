/**
 * A text that the site keeps, or null: storage that is closed to the page keeps none. A browser may refuse even the word
 * `localStorage`.
 *
 * @example
 * storedText('localStorage', 'causerie:default:width') // '420'
 * @see https://html.spec.whatwg.org/multipage/webstorage.html#dom-localstorage-dev
 */
export function storedText(place: 'localStorage' | 'sessionStorage', key: string): string | null {
  try {
    return globalThis[place].getItem(key);
  } catch {
    return null;
  }
}
