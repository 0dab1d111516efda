/** A date as HTTP headers have it. */
export function httpDate(ms: number): string {
  return new Date(ms).toUTCString();
}
