import type { ChatErrorCode } from '../core/chat-error.js';
import type { AnswerMessage } from '../core/message.js';
import type { ResolvedOptions } from '../options/chat-options.js';
import type { Strings } from '../strings/strings.js';

/** What a sentence needs to know of a fault. */
interface Fault {
  readonly code: ChatErrorCode;
  readonly retryAfter?: number;
}

/** What the visitor reads for a fault: the owner's sentence for its code, the owner's for all, or ours. */
export function faultSentence(fault: Fault, options: ResolvedOptions, strings: Strings): string {
  const { errorMessages } = options;
  const sentence = errorMessages[fault.code] ?? errorMessages.general ?? strings.errors[fault.code];
  return fault.retryAfter ? `${sentence} ${strings.tryAgainIn(fault.retryAfter)}` : sentence;
}

/** Why an answer is not whole. */
export function incompleteSentence(answer: AnswerMessage, options: ResolvedOptions, strings: Strings): string {
  const { reason = 'interrupted', error } = answer;
  switch (reason) {
    case 'stopped':
    case 'reload':
    case 'length':
    case 'content-filter':
      return strings.incomplete[reason];
    default:
      return `${strings.cutOff} ${faultSentence(error ?? { code: reason }, options, strings)}`;
  }
}
