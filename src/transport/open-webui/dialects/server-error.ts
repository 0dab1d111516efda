import { ChatError, type ChatErrorCode, type ChatErrorInit } from '../../../core/chat-error.js';
import { isObject, asList, asObject, type JsonObject } from '../../json.js';
import { serverText } from '../../server-text.js';
import { codeOf, isRetryable, messageOf } from '../../status-error.js';

/** The HTTP status that the words in an error's `code` and `type` stand for; the first that fits counts. */
const meanings: readonly (readonly [RegExp, number])[] = [
  [/rate.?limit|too_many|throttl|exhausted/i, 429],
  [/overload|unavailable|capacity/i, 503],
  [/time(d_|d)?_?out|deadline/i, 504],
  [/api_key|authenticat|unauthorized/i, 401],
  [/permission|forbidden/i, 403],
  [/not_?found/i, 404],
  [/invalid|bad_?request|unsupported/i, 400],
  [/server|internal|upstream|api_error/i, 500],
];

const quota = /insufficient_(quota|credit|balance|funds)|billing/i;
const tooLong = /context[ _](length|size|window)|context_size|maximum context|prompt is too long/i;
const noModel = /model_not_found|model .*(not found|not exist)/i;

/** An error as a server wrote it, in any of the shapes that gateways use. */
interface Report {
  readonly text: string;
  /** `code` and `type`, as one text. */
  readonly words: string;
  /** A status that the body names. */
  readonly status: number | undefined;
}

/**
 * Judges an error that a server wrote: a body of an HTTP error, or an error frame, which is taken as if its
 * code were the status. Without a status and without a code that is known, it is `server` and is not retried
 * by itself, since nobody knows how far the server went.
 *
 * @param body parsed JSON, or text
 * @param secret the key, which the server may repeat
 */
export function errorFromServer(body: unknown, secret: string, init: ChatErrorInit = {}): ChatError {
  const { text: written, words, status: named } = read(body);
  const text = serverText(written, secret);
  const meant = named ?? meanings.find(([pattern]) => pattern.test(words))?.[1];
  const status = init.status ?? meant;
  const refined = refine(status, `${words} ${text}`);
  const code = refined ?? (status === undefined ? 'server' : codeOf(status));
  const retryable = !refined && status !== undefined && isRetryable(status);
  const message = status === undefined ? 'the server reported an error' : messageOf(status);
  return new ChatError(code, message, {
    retryable,
    ...(status !== undefined && { status }),
    ...(text && { serverText: text }),
    ...init,
  });
}

/** Where the words say more than the status. */
function refine(status: number | undefined, words: string): ChatErrorCode | undefined {
  if (quota.test(words)) return 'quota';
  if (tooLong.test(words)) return 'context-too-long';
  // Open WebUI says "Model not found" with 400, for a model that is missing and for one that is not granted.
  return status === 404 && noModel.test(words) ? 'model' : undefined;
}

function read(body: unknown): Report {
  if (typeof body === 'string') return { text: body, words: '', status: undefined };
  const outer = asObject(Array.isArray(body) ? body[0] : body);
  const inner = [outer.error, outer.detail, asObject(outer.response).error].find(isObject) ?? outer;
  const words = [inner.code, inner.type, inner.status].filter((w) => typeof w === 'string').join(' ');
  return { text: textOf(outer), words, status: statusOf(inner) };
}

/** The sentence of an error: FastAPI's `detail` (text, list or object), OpenAI's `error` (text or object), `message`. */
function textOf(value: unknown, depth = 0): string {
  if (!isObject(value)) return typeof value === 'string' ? value : '';
  if (depth > 3) return '';
  for (const name of ['error', 'detail', 'message', 'content', 'msg', 'response']) {
    const field = value[name];
    const text = Array.isArray(field)
      ? asList(field)
          .slice(0, 3)
          .map((item) => textOf(item, depth + 1))
          .filter(Boolean)
          .join('; ')
      : textOf(field, depth + 1);
    if (text) return text;
  }
  return '';
}

function statusOf({ code, status, status_code }: JsonObject): number | undefined {
  return [code, status, status_code].map(Number).find((n) => Number.isInteger(n) && n >= 400 && n < 600);
}
