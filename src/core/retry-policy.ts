import type { ChatError } from './chat-error.js';

/** A failed request, as far as the policy must know it. */
export interface FailedRequest {
  readonly error: ChatError;
  /** 1 for the first request of the turn. */
  readonly attempt: number;
  /** Whether any frame that is not a comment has come: from then on nothing is retried by itself. */
  readonly hadFrame: boolean;
  /** Whether a stream was asked for; a server does not cancel the other kind when it timed out. */
  readonly streamed: boolean;
  /** Requests of this turn that timed out, this one included. */
  readonly timeouts: number;
}

/** How often and how long; every duration in milliseconds. */
export interface RetryLimits {
  /** Retries after the first request. */
  readonly maxRetries: number;
}

const shortestDelay = 250;
const firstStep = 1_000;
const longestStep = 8_000;
/** A server may ask for a longer wait; the visitor is then told, and asks again by hand. */
const longestRetryAfter = 60_000;

/**
 * Milliseconds to wait before the next request, or null for none: a random wait up to a step that doubles, so that
 * visitors of one broken server do not come back together, and never sooner than the server's `Retry-After`.
 *
 * @param random a number in [0, 1), as of `Math.random`
 */
export function retryDelay(failed: FailedRequest, limits: RetryLimits, random: number): number | null {
  const { error, attempt, hadFrame, streamed, timeouts } = failed;
  if (!error.retryable || hadFrame || attempt > limits.maxRetries) return null;
  if (error.mayHaveRun && attempt > 1) return null;
  if (error.code === 'timeout' && error.status === undefined && (!streamed || timeouts > 1)) return null;
  if (error.retryAfter !== undefined) {
    // The few milliseconds on top spread visitors whom one server told the same wait.
    return error.retryAfter > longestRetryAfter ? null : error.retryAfter + random * 250;
  }
  const step = Math.min(longestStep, firstStep * 2 ** (attempt - 1));
  return shortestDelay + random * (step - shortestDelay);
}

/**
 * Whether the error may be one of the model that was asked, so that another model of the same server may answer:
 * anything that the server itself told and that no key and no other network can change.
 */
export function isModelError({ code, status = 0, serverText = '' }: ChatError): boolean {
  return (
    status >= 500 ||
    ['server', 'busy', 'rate-limit', 'quota', 'model'].includes(code) ||
    // Open WebUI says this with 400, for a model that is missing and for one that is not granted.
    (code === 'bad-request' && /model.*not found/i.test(serverText))
  );
}
