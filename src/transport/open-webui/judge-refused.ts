import { ChatError } from '../../core/chat-error.js';
import { unlessAborted } from '../deadline.js';
import { discard } from '../response-body.js';
import { codeOf, isRetryable, messageOf } from '../status-error.js';
import { dialects } from './answer-reader.js';
import type { JudgedError } from './dialects/dialects.js';

/**
 * Judges a response with an error status. The dialects judge its body and headers; where they cannot be
 * loaded, or not before the signal aborts, the status speaks alone. Never rejects.
 *
 * @param now milliseconds since 1970
 * @param secret the key, which the server may repeat
 */
export async function judgeRefused(
  response: Response,
  now: number,
  secret: string,
  signal: AbortSignal,
): Promise<JudgedError> {
  const loaded = await unlessAborted(dialects.load(), signal).catch(() => undefined);
  if (loaded) return loaded.judgeResponse(response, now, secret);
  discard(response);
  const { status } = response;
  const error = new ChatError(codeOf(status), messageOf(status), { status, retryable: isRetryable(status) });
  return { error, isFiltered: false, report: { text: '', words: '', status, parameter: '' } };
}
