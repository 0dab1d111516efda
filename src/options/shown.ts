/** A value as it may stand in a sentence; of what must stay private only its type. */
export function shown(value: unknown, isPrivate = false): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value) return 'an object';
  if (typeof value === 'function' || isPrivate) return `a ${typeof value}`;
  return typeof value === 'string' ? quoted(value) : String(value);
}

export function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
