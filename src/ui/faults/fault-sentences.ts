import type { ChatErrorCode } from '../../core/chat-error.js';
import type { AnswerMessage } from '../../core/message.js';
import { faultWords, type FaultWords } from '../../strings/faults/fault-words.js';
import type { FaultProps } from '../fault.js';
import type { PanelContext } from '../panel-context.js';

type ErrorMessages = PanelContext['options']['value']['errorMessages'];

/** What a sentence needs to know of a fault. */
interface Known {
  readonly code: ChatErrorCode;
  readonly retryAfter?: number;
}

/** What the visitor reads and hears of a fault. */
export function faultSentence({ fault, answer, at }: FaultProps, { options, strings, clock }: PanelContext): string {
  const words = faultWords(strings.value.language);
  const { errorMessages } = options.value;
  if (answer) return incompleteSentence(answer, errorMessages, words);
  if (!fault) return '';
  if (at === undefined) return sentenceOf(fault, errorMessages, words);
  return words.retrying(fault.code, Math.ceil((at - clock.now()) / 1000));
}

/** The owner's sentence for its code, the owner's for all, or ours. */
function sentenceOf(fault: Known, errorMessages: ErrorMessages, words: FaultWords): string {
  const sentence = errorMessages[fault.code] ?? errorMessages.general ?? words.errors[fault.code];
  return fault.retryAfter ? `${sentence} ${words.tryAgainIn(fault.retryAfter)}` : sentence;
}

/** Why an answer is not whole. */
function incompleteSentence(answer: AnswerMessage, errorMessages: ErrorMessages, words: FaultWords): string {
  const { reason = 'interrupted', error } = answer;
  switch (reason) {
    case 'stopped':
    case 'reload':
    case 'length':
    case 'content-filter':
      return words.incomplete[reason];
    default:
      return `${words.cutOff} ${sentenceOf(error ?? { code: reason }, errorMessages, words)}`;
  }
}
