/** Time, passed in so that a test can own it. */
export interface Clock {
  /** Milliseconds of a clock that never jumps; for limits and waits. */
  now(): number;
  /** Milliseconds since 1970, by the visitor's clock, which may be wrong; for display and for records. */
  date(): number;
  /** Calls back once after `ms` milliseconds, unless the returned function is called first. */
  after(ms: number, callback: () => void): () => void;
}

/** Resolves after `ms` milliseconds, or rejects with the signal's reason when it aborts first. */
export function delay(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const cancel = clock.after(ms, () => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    });
    function onAbort(): void {
      cancel();
      reject(signal?.reason);
    }
    signal?.addEventListener('abort', onAbort);
  });
}
