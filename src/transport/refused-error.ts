import { ChatError, type ChatErrorCode } from '../core/chat-error.js';
import { unlessAborted } from './deadline.js';
import { discard } from './open-webui/request.js';

/** What the statuses mean that a visitor is told something of their own for. */
export const plainCodes: Readonly<Record<number, ChatErrorCode>> = {
  401: 'auth',
  403: 'forbidden',
  404: 'not-found',
  405: 'not-found',
  429: 'rate-limit',
};

/**
 * The fault that an answer with an error status tells. What judges its body and headers loads at the first one;
 * where it cannot be loaded, or not before the signal aborts, the status speaks alone. Never rejects.
 *
 * @param now milliseconds since 1970
 * @param secret the key, which the server may repeat
 */
export async function refusalOf(
  response: Response,
  now: number,
  secret: string,
  signal: AbortSignal,
): Promise<ChatError> {
  const more = await unlessAborted(import('./open-webui/dialects/http-error.js'), signal).catch(() => undefined);
  if (more) return more.errorFromResponse(response, now, secret);
  discard(response);
  const { status } = response;
  const isServer = status >= 500;
  const code = plainCodes[status] ?? (isServer ? 'server' : 'bad-request');
  return new ChatError(code, `the server answered ${status}`, { status, retryable: isServer || status === 429 });
}
