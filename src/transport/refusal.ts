import type { ChatError } from '../core/chat-error.js';
import { unlessAborted } from './deadline.js';
import { discard } from './open-webui/request.js';
import { errorFromStatus } from './status-error.js';

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
  const more = await unlessAborted(import('./http-error.js'), signal).catch(() => undefined);
  if (more) return more.errorFromResponse(response, now, secret);
  discard(response);
  return errorFromStatus(response.status);
}
