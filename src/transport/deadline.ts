import type { ChatError } from '../core/chat-error.js';
import type { Clock } from '../core/clock.js';

/** A timer that fires this much later than it should, in milliseconds, tells of a tab that slept. */
const slept = 2_000;
/** Bytes that came while a tab slept are read within this many milliseconds of its waking. */
const grace = 2_000;
/** Browsers take a longer wait for none. */
const longestTimer = 2 ** 31 - 1;

/**
 * The limits of one request, one at a time, and the signal that ends it: aborted with the outer signal's reason when
 * that aborts, or with the limit's `ChatError` when time is up. So who ended a request stands in `signal.reason`.
 */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Replaces the running limit by one of `ms` milliseconds from now. */
  start(ms: number, error: () => ChatError): void;
  /** A sign of life: the running limit counts from now again. */
  touch(): void;
  /** Ends the request from inside. */
  abort(reason: unknown): void;
  /** The request is over: neither time nor anyone's word ends it now. */
  release(): void;
}

export function createDeadline(clock: Clock, outer: AbortSignal): Deadline {
  const controller = new AbortController();
  let since = 0;
  let limit = 0;
  let error: () => ChatError;
  let isOver = false;
  let cancel = (): void => {};
  const onAbort = (): void => abort(outer.reason);

  function abort(reason: unknown): void {
    if (isOver) return;
    release();
    controller.abort(reason);
  }

  function release(): void {
    isOver = true;
    cancel();
    outer.removeEventListener('abort', onAbort);
  }

  /** One timer serves a whole stream: it looks at the last sign of life only when it fires. */
  function wait(ms: number): void {
    const due = clock.now() + ms;
    cancel = clock.after(Math.min(ms, longestTimer), () => {
      const now = clock.now();
      const left = since + limit - now;
      if (left > 0) wait(left);
      else if (now - due > slept) wait(grace);
      else abort(error());
    });
  }

  if (outer.aborted) onAbort();
  else outer.addEventListener('abort', onAbort);

  return {
    signal: controller.signal,
    start(ms, makeError) {
      cancel();
      since = clock.now();
      limit = ms;
      error = makeError;
      if (!isOver) wait(ms);
    },
    touch() {
      since = clock.now();
    },
    abort,
    release,
  };
}

/** The promise's outcome, or a rejection with the signal's reason as soon as it aborts. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
