/**
 * An id that no other client makes. `crypto.randomUUID` exists only on https and localhost, and the widget also
 * runs on plain http pages of an intranet.
 */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
