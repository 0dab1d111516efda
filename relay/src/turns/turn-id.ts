/** Ids of answers are made by the client: 128 random bits, as base64url or hexadecimal. */
export function isTurnId(text: string): boolean {
  return /^([\w-]{22}|[\da-f]{32})$/i.test(text);
}
