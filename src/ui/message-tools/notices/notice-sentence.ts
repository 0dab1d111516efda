import type { ChatErrorCode } from '../../../core/chat-error.js';
import type { AnswerMessage } from '../../../core/message.js';
import { faultWords, type FaultWords } from '../../../strings/faults/fault-words.js';
import type { TurnNoticeProps } from '../../turn-notice.js';
import type { PanelContext } from '../../panel-context.js';

type ErrorMessages = PanelContext['options']['value']['errorMessages'];

/** The part of an error that its sentence needs. */
interface ErrorFacts {
  readonly code: ChatErrorCode;
  readonly retryAfter?: number;
}

/** The text of a notice about a turn, read and heard. */
export function turnNoticeSentence(
  { error, answer, at }: TurnNoticeProps,
  { options, strings, clock }: PanelContext,
): string {
  const words = faultWords(strings.value.language);
  const { errorMessages } = options.value;
  if (answer) return incompleteSentence(answer, errorMessages, words);
  if (!error) return '';
  if (at === undefined) return sentenceOf(error, errorMessages, words);
  return words.retrying(error.code, Math.ceil((at - clock.now()) / 1000));
}

/** The owner's sentence for its code, the owner's for all, or ours. */
function sentenceOf(error: ErrorFacts, errorMessages: ErrorMessages, words: FaultWords): string {
  const sentence = errorMessages[error.code] ?? errorMessages.general ?? words.errors[error.code];
  return error.retryAfter ? `${sentence} ${words.tryAgainIn(error.retryAfter)}` : sentence;
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
