import { isObject, objectOf, stringOf } from '../json.js';
import { RelayError } from '../relay-error.js';

const tooLong = /context[ _](length|size|window)|context_size|maximum context|prompt is too long/i;
const overQuota = /insufficient_(quota|credit|balance|funds)|billing/i;

/**
 * The refusal for what an upstream said of its failure. Its own words are for the log only: they may name keys,
 * hosts and accounts.
 *
 * @param retryAfter the upstream's header
 */
export function upstreamError(status: number, text: string, retryAfter?: string): RelayError {
  const cause = new Error(`the upstream answered ${status}: ${text.slice(0, 300)}`);
  if (tooLong.test(text) || status === 413) {
    return new RelayError('too-large', {
      message: 'The conversation is too long for the model (context length).',
      cause,
    });
  }
  if (overQuota.test(text)) return new RelayError('upstream', { cause });
  const seconds = /^\s*\d{1,5}\s*$/.test(retryAfter ?? '') ? Number(retryAfter) : undefined;
  if (status === 429) return new RelayError('busy', { retryAfter: seconds ?? 5, cause });
  if (status === 503) return new RelayError('upstream', { status: 503, retryAfter: seconds, cause });
  return new RelayError('upstream', { cause });
}

/** The error that a frame or a body tells under status 200; undefined where it tells none. */
export function errorWithin(body: unknown): RelayError | undefined {
  if (!isObject(body)) return undefined;
  const { error, detail, choices } = body;
  const told = error ?? (choices === undefined ? detail : undefined);
  if (told === undefined || told === null) return undefined;
  const status = [objectOf(told).code, objectOf(told).status].map(Number).find((code) => code >= 400 && code < 600);
  return upstreamError(status ?? 500, stringOf(told) || JSON.stringify(told));
}
