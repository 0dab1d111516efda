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

/** The names of a history's items in the tab's session begin with this. */
export function sessionPrefix(name: string): string {
  return `${name.replaceAll(/[%/]/g, encodeURIComponent)}/`;
}

/** Removes all that the tab's session holds of a history. Never throws. */
export function forgetSession(name: string): void {
  const prefix = sessionPrefix(name);
  try {
    for (const item of Object.keys(sessionStorage)) if (item.startsWith(prefix)) sessionStorage.removeItem(item);
  } catch {
    // A page without access to storage has nothing there.
  }
}

/** Notes that the user of a history has left the site: for tabs that hear no hint, as those in the back/forward cache. */
export function markLeft(name: string): void {
  writeMark((storage) => storage.setItem(leftKey(name), ''));
}

/** The page has named the user again. */
export function unmarkLeft(name: string): void {
  writeMark((storage) => storage.removeItem(leftKey(name)));
}

/** Whether the user of a history has left. A page without access to storage cannot know, and shows nobody. */
export function hasLeft(name: string): boolean {
  try {
    return localStorage.getItem(leftKey(name)) !== null;
  } catch {
    return true;
  }
}

function leftKey(name: string): string {
  return `${name}:left`;
}

function writeMark(write: (storage: Storage) => void): void {
  try {
    write(localStorage);
  } catch {
    // Full, or forbidden: then `hasLeft` takes a hint at its word, or finds no mark.
  }
}
