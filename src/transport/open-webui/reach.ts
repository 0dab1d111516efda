import type { Clock } from '../../core/clock.js';

/** How long a server may take to show that it is there, in milliseconds. */
const longestProbe = 3_000;

/**
 * Whether a server answers at all. Asked without key and headers, and where it is of another origin without its
 * permission to read, so that no policy of the server stands in the way. A status that is seen and says that
 * something behind it is missing is no answer.
 */
export async function reach(url: string, send: typeof fetch, clock: Clock, signal: AbortSignal): Promise<boolean> {
  const limit = new AbortController();
  const cancel = clock.after(longestProbe, () => limit.abort());
  const ends = AbortSignal.any([signal, limit.signal]);
  try {
    const { status, body } = await send(url, { mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal: ends });
    body?.cancel().catch(() => {});
    return status < 500;
  } catch {
    signal.throwIfAborted();
    return false;
  } finally {
    cancel();
  }
}
