/** A text that the site keeps, or null: storage that is closed to the page keeps none. */
export function storedText(place: 'localStorage' | 'sessionStorage', key: string): string | null {
  try {
    return globalThis[place].getItem(key);
  } catch {
    return null;
  }
}
