/** A value as it may stand in a sentence; of what must stay private only its type. */
export function shown(value: unknown, isPrivate = false): string {
  if (typeof value === 'object' && value) {
    if (Array.isArray(value)) return 'a list';
    return 'tagName' in value ? 'an element' : 'then' in value ? 'a promise' : 'an object';
  }
  if (typeof value === 'function' || isPrivate) return `a ${typeof value}`;
  return typeof value === 'string' ? quoted(value) : String(value);
}

/** A text in quotes, no more of it than 60 characters. */
export function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 60));
}
