import { ChatError, isChatError } from '../../core/chat-error.js';

/** Any error of a record store, as the one kind that its callers know. */
export function storageError(cause: unknown): ChatError {
  return isChatError(cause) ? cause : new ChatError('storage', `history failed: ${String(cause)}`, { cause });
}

/** Whether the disk is full: to try again would not help. */
export function isQuotaError(error: unknown): boolean {
  return /^quota/i.test(String(error));
}
