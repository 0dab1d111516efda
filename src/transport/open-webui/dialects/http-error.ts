import { parseJson } from '../../json.js';
import { readText } from '../../response-body.js';
import { singleLine } from '../../server-text.js';
import { judgeError, type JudgedError } from './server-error.js';

/** An error's body is read no further than this many bytes. */
const longestBody = 64_000;

/**
 * The error that a response with an error status tells. Never rejects: a body that cannot be read is left out.
 *
 * @param now milliseconds since 1970, for a `Retry-After` that is a date where the answer has no `Date`
 * @param secret the key, which the server may repeat
 */
export async function judgeResponse(response: Response, now: number, secret = ''): Promise<JudgedError> {
  const text = await readText(response, longestBody).catch(() => '');
  const retryAfter = retryAfterOf(response.headers, now);
  const init = {
    status: response.status,
    ...(retryAfter !== undefined && { retryAfter }),
    ...(response.headers.get('x-should-retry') === 'false' && { retryable: false }),
    ...(response.headers.has('causerie-owner-text') && { isOwnerText: true }),
  };
  // By this number the owner finds the request in the log of a relay; a sentence of the owner's stands alone.
  const isNumbered = response.headers.has('causerie-relay') && !init.isOwnerText;
  const request = isNumbered ? singleLine(response.headers.get('x-request-id'), 40) : '';
  return judgeError(parseJson(text) ?? text, secret, init, request);
}

/** Milliseconds the server asks to wait; undefined where it says nothing that can be understood, or a time gone by. */
function retryAfterOf(headers: Headers, now: number): number | undefined {
  const milliseconds = decimal(headers.get('retry-after-ms'));
  if (milliseconds !== undefined) return milliseconds;
  const value = headers.get('retry-after');
  const seconds = decimal(value);
  if (seconds !== undefined) return seconds * 1000;
  // The visitor's clock may be wrong by hours, so the server's own is the better measure of its dates.
  const wait = httpDate(value) - (httpDate(headers.get('date')) || now);
  return wait > 0 ? wait : undefined;
}

function decimal(value: string | null): number | undefined {
  return value !== null && /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) : undefined;
}

/** Milliseconds since 1970, or NaN. `Date.parse` alone would take much for a date, "-5" for instance. */
function httpDate(value: string | null): number {
  return value !== null && /^[a-z]+,? .*\d:\d/i.test(value) ? Date.parse(value) : NaN;
}
