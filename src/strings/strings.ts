import type { ChatErrorCode } from '../core/chat-error.js';
import type { IncompleteReason } from '../core/message.js';
import type { MarkdownLabels } from '../markdown/labels.js';

/** Every text of the interface, accessible names included, in one language. Functions take what varies. */
export interface Strings {
  /** BCP 47 tag, for `lang`. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';

  /** Name of the visitor's messages. */
  readonly you: string;
  /** Name of the list of messages. */
  readonly messages: string;
  readonly newConversation: string;
  readonly closeChat: string;
  readonly menu: string;
  /** The menu's code, or what it shows, could not be loaded. */
  readonly menuNotLoaded: string;
  readonly newTextBelow: string;
  /** Stands under the composer. */
  readonly disclaimer: string;

  /** Name of the composer's field. */
  readonly message: string;
  readonly placeholder: (title: string) => string;
  readonly send: string;
  readonly stop: string;

  /** First line of the empty conversation, and the one below it. */
  readonly greeting: string;
  readonly invitation: string;
  /** Name of the list of first questions. */
  readonly suggestions: string;

  readonly connection: ConnectionWords;
  /** Under a message that waits for the answer before it. */
  readonly queued: string;
  /** Under a message that waits for the server to be reached. */
  readonly waitingOffline: string;
  readonly cancel: string;
  readonly waiting: string;
  readonly stillWaiting: string;
  /** Other tabs use all connections that the browser gives the server. */
  readonly noFreeConnection: string;

  readonly copyAnswer: string;

  readonly retry: string;
  /** Asks for the rest of an answer. */
  readonly continueAnswer: string;
  readonly tryNow: string;
  readonly dismiss: string;
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

  /** What stands in and around the blocks of an answer. */
  readonly answer: MarkdownLabels;
  readonly dates: DateWords;
}

/** The line of state in the header. */
export interface ConnectionWords {
  readonly checking: string;
  readonly online: string;
  readonly notReachable: string;
  readonly notAvailable: string;
  /** While an attempt after a network fault waits. */
  readonly tryingAgain: string;
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

/** Dates in the visitor's own way of writing them. */
export interface DateWords {
  /** Hour and minute. */
  readonly time: (ms: number) => string;
  /** "Today", "Yesterday", or the date. Empty for what is no date. */
  readonly day: (ms: number, now: number) => string;
}
