import { ChatError } from './chat-error.js';
import type { Verification } from './verification.js';

/** The error of a message that may not be sent after this outcome. */
export function verificationError(verification: Verification): ChatError {
  switch (verification.outcome) {
    case 'failed':
      return verification.error;
    case 'refused':
      return verification.status === 401
        ? new ChatError('auth', 'the server refused the key (401)', { status: 401, retryable: true })
        : new ChatError('forbidden', 'the server refused the list of models (403)', { status: 403, retryable: true });
    case 'wrong-path':
      return new ChatError('config', `the server answers at ${verification.suggestedUrl}`, { retryable: true });
    default:
      return new ChatError('model', 'the model was not found on the server', { retryable: true });
  }
}
