/** Lets go of a lock. Calling it again does nothing. */
export type Release = () => void;

const nothing: Release = () => {};

/**
 * Takes a Web Lock. Resolves when it is held, or with null where `ifAvailable` is set and another tab holds it; rejects
 * only when `signal` aborts. Where the browser has no locks, or forbids them, it is as if nobody else were there.
 */
export function takeLock(name: string, options: LockOptions = {}): Promise<Release | null> {
  const locks = lockManager();
  if (!locks) return Promise.resolve(nothing);
  // Without a prototype, on which a host page may have put a `signal`.
  const own: LockOptions = Object.assign(Object.create(null), options);
  return new Promise((resolve, reject) => {
    locks
      .request(name, own, (lock) => (lock ? new Promise<void>((release) => resolve(release)) : resolve(null)))
      // Also when another tab has stolen it: by then the promise has its outcome.
      .catch((error) => (own.signal?.aborted ? reject(error) : resolve(nothing)));
  });
}

/** The first of these locks that nobody holds, or null. */
export async function takeFree(names: readonly string[]): Promise<Release | null> {
  for (const name of names) {
    const release = await takeLock(name, { ifAvailable: true });
    if (release) return release;
  }
  return null;
}

/** Runs a task while no other tab of this site runs one of the same name; without Web Locks, at once. */
export async function exclusively(name: string, task: () => Promise<void>): Promise<void> {
  const locks = lockManager();
  if (locks) await locks.request(name, task);
  else await task();
}

/** Pages without https have no locks, and old browsers none at all. */
export function lockManager(): LockManager | undefined {
  return (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
}
