import type { ChatErrorCode } from '../../../core/chat-error.js';
import type { AnswerMessage } from '../../../core/message.js';
import { notices as english } from '../../../strings/en/notices.js';
import type { Format } from '../../../strings/format.js';
import { fill } from '../../../strings/text.js';
import type { NoticeStrings } from '../../../strings/translation.js';
import type { TurnNoticeProps } from '../../turn-notice.js';
import type { PanelDeps } from '../../panel-context.js';
import { formatOf } from '../../../strings/format.js';

/** The texts that sentences are made of. */
interface Sentences {
  readonly words: NoticeStrings;
  readonly errorMessages: PanelDeps['options']['value']['errorMessages'];
  readonly format: Format;
}

/** The part of an error that its sentence needs. */
interface ErrorFacts {
  readonly code: ChatErrorCode;
  readonly retryAfter?: number;
}

/** The text of a notice about a turn, read and heard. */
export function turnNoticeSentence(
  { error, answer, at }: TurnNoticeProps,
  { options, strings, clock }: PanelDeps,
): string {
  const format = formatOf(strings.value);
  const words = strings.value.of('notices', english);
  const sentences: Sentences = { words, errorMessages: options.value.errorMessages, format };
  if (answer) return incompleteSentence(answer, sentences);
  if (!error) return '';
  if (at === undefined) return sentenceOf(error, sentences);
  return retryingSentence(error.code, at - clock.now(), words, format);
}

/** The owner's sentence for its code, the owner's for all, or ours. */
function sentenceOf(error: ErrorFacts, { words, errorMessages, format }: Sentences): string {
  const sentence = errorMessages[error.code] ?? errorMessages.general ?? words.errors[error.code];
  if (!error.retryAfter) return sentence;
  return `${sentence} ${fill(words.tryAgainIn, { duration: format.duration(error.retryAfter) })}`;
}

/** Why an answer is not whole. */
function incompleteSentence(answer: AnswerMessage, sentences: Sentences): string {
  const { words } = sentences;
  const { reason = 'interrupted', error } = answer;
  switch (reason) {
    case 'stopped':
    case 'reload':
    case 'length':
    case 'content-filter':
      return words.incomplete[reason];
    default:
      return `${words.cutOff} ${sentenceOf(error ?? { code: reason }, sentences)}`;
  }
}

/** An error after which the next attempt leaves by itself, in so many milliseconds. */
export function retryingSentence(code: ChatErrorCode, ms: number, words: NoticeStrings, format: Format): string {
  const reasons: Partial<Record<ChatErrorCode, string>> = words.retryReasons;
  const reason = reasons[code] ?? words.retryReasons.general;
  return fill(words.retrying, { reason, duration: format.countdown(ms) });
}
