/**
 * The name of a history: `causerie:{key}:{user or anon}`. No two pairs of key and user share one: a user who is called
 * `anon` is not nobody.
 *
 * @param userId undefined for a visitor whom the site does not know
 */
export function historyName(historyKey: string, userId: string | undefined): string {
  const user = userId === undefined ? 'anon' : /^%*anon$/.test(userId) ? `%${userId}` : userId;
  return `causerie:${historyKey.replaceAll(/[%:]/g, encodeURIComponent)}:${user}`;
}
