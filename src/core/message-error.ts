import { ChatError, isChatError } from './chat-error.js';
import { defined } from './defined.js';
import type { MessageError } from './message.js';

/** The part of an error that a message keeps. */
export function messageError(error: ChatError): MessageError {
  const { code, retryable, status, retryAfter, serverText, isOwnerText } = error;
  const ownerText = isOwnerText ? serverText : undefined;
  return defined({ code, retryable, status, retryAfter, serverText, ownerText });
}

/** Any thrown value as a ChatError. Another value is a mistake in our code, and is told as an interruption. */
export function asChatError(thrown: unknown): ChatError {
  if (isChatError(thrown)) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new ChatError('interrupted', message, { retryable: true, cause: thrown });
}
