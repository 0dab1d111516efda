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

  readonly retry: string;
  /** Said of any fault while what tells more of it cannot be loaded. */
  readonly notWhole: string;
  readonly dismiss: string;

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

/** Dates in the visitor's own way of writing them. */
export interface DateWords {
  /** "Today", "Yesterday", or the date. Empty for what is no date. */
  readonly day: (ms: number, now: number) => string;
}
