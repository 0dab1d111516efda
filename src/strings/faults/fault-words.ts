import type { ChatErrorCode } from '../../core/chat-error.js';
import type { IncompleteReason } from '../../core/message.js';
import { english } from './english.js';
import { french } from './french.js';

/** The texts of what stands in the way of an answer. */
export interface FaultWords {
  /** Asks for the rest of an answer. */
  readonly continueAnswer: string;
  readonly tryNow: string;
  readonly showDetails: string;
  /** What the visitor reads for each fault. */
  readonly errors: Readonly<Record<ChatErrorCode, string>>;
  /** Why an answer is not whole, where no fault is the reason. */
  readonly incomplete: Readonly<Record<Exclude<IncompleteReason, ChatErrorCode>, string>>;
  /** Before the sentence of the fault that cut an answer off. */
  readonly cutOff: string;
  /** A fault after which the next attempt leaves by itself. */
  readonly retrying: (code: ChatErrorCode, seconds: number) => string;
  /** A wait that the server asked for, in milliseconds. */
  readonly tryAgainIn: (ms: number) => string;
  /** Lines that belong to no message. */
  readonly notices: NoticeWords;
}

/** The notices of the chat model, by their names. */
export interface NoticeWords {
  readonly 'history-memory': string;
  /** The same where that is for want of room, and what makes some. */
  readonly 'history-full': string;
  readonly eraseOldest: string;
  /** Takes the name of the model that answers. */
  readonly 'model-switched': (name: string) => string;
  readonly 'context-trimmed': string;
  readonly 'retries-paused': string;
}

/** The languages in one file: a fault is no time for one more request. */
export function faultWords(language: string): FaultWords {
  return language === 'fr' ? french : english;
}
