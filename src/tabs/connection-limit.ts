import { takeLock, type Release } from '../platform/web-locks.js';

/**
 * Resolves when one of the connections is free. A request that has none would wait in the browser, unseen, while its
 * time runs.
 */
export async function waitForConnection(
  names: readonly string[],
  server: string,
  signal: AbortSignal,
  onWait: () => void,
): Promise<Release> {
  if (hasManyStreams(server)) return () => {};
  onWait();
  const others = new AbortController();
  const onAbort = (): void => others.abort(signal.reason);
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  try {
    return await new Promise<Release>((resolve, reject) => {
      let isTaken = false;
      for (const name of names) {
        takeLock(name, { signal: others.signal }).then((release) => {
          if (isTaken) return release?.();
          isTaken = true;
          resolve(release ?? (() => {}));
        }, reject);
      }
    });
  } finally {
    signal.removeEventListener('abort', onAbort);
    others.abort();
  }
}

/** Whether the server is known to answer many requests over one connection (HTTP/2 and later). */
function hasManyStreams(server: string): boolean {
  return performance
    .getEntriesByType('resource')
    .some(
      (entry) =>
        entry.name.startsWith(`${server}/`) && /^h[23]/.test((entry as PerformanceResourceTiming).nextHopProtocol),
    );
}
