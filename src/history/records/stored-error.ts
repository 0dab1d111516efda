import { defined } from '../../core/defined.js';
import { chatErrorCodes, type ChatErrorCode } from '../../core/chat-error.js';
import type { MessageError } from '../../core/message.js';
import { numberOf, own } from './own-fields.js';
import { oneOf } from './read-fields.js';

/**
 * The error of a message, or `otherwise` where it cannot be read. What the server wrote is left behind: it is never
 * stored.
 */
export function readError(message: unknown, otherwise: ChatErrorCode): MessageError {
  const error = own(message, 'error');
  const code = oneOf(error, 'code', chatErrorCodes);
  if (!code) return { code: otherwise, retryable: true };
  return defined({
    code,
    retryable: own(error, 'retryable') === true,
    status: numberOf(error, 'status'),
    retryAfter: numberOf(error, 'retryAfter'),
  });
}
