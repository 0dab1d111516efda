import type { ChatErrorCode } from './chat-error.js';
import type { Connection } from './verification.js';
import type { Feedback, IncompleteReason } from './message.js';

/** The detail of `turn-start`, `text-delta`, `turn-end` and `error`. */
export interface TurnDetail {
  /** The visitor's message (`turn-start`, and where no answer came), else the answer. */
  readonly messageId: string;
  readonly turnId: string;
  /** The piece that came (`text-delta`). */
  readonly delta?: string;
  /** How the turn ended (`turn-end`). */
  readonly status?: 'complete' | 'incomplete' | 'failed';
  /** Why the answer is incomplete. */
  readonly reason?: IncompleteReason;
  readonly error?: { readonly code: ChatErrorCode; readonly status: number | undefined; readonly retryable: boolean };
}

/** The detail of `turn-resume`. */
export interface ResumeDetail {
  readonly turnId: string;
}

/** Why an answer is not good, as far as the visitor has said so. */
export interface FeedbackReason {
  /** One of those that the chat offers. */
  readonly reason?: 'incorrect' | 'unhelpful' | 'outdated' | 'unclear' | 'another';
  /** In the visitor's own words. */
  readonly comment?: string;
}

/**
 * The detail of `feedback`: the visitor's verdict on an answer; 0 where they took it back. It is told when a thumb is
 * pressed, and once more with the reason where the visitor gives one.
 */
export interface FeedbackDetail extends FeedbackReason {
  readonly messageId: string;
  readonly turnId: string;
  readonly value: Feedback | 0;
}

/** The events of a chat and their details. The same are dispatched as DOM events `causerie:NAME` on the element. */
export interface ChatEvents {
  /** The outcome of asking for the model. */
  connection: Connection;
  'turn-start': TurnDetail;
  'text-delta': TurnDetail;
  /** The connection was cut, and the relay goes on with the answer. */
  'turn-resume': ResumeDetail;
  'turn-end': TurnDetail;
  /** A turn ended with an error; follows its `turn-end`. */
  error: TurnDetail;
  /** The visitor pressed a thumb under an answer, or gave the reason for one. */
  feedback: FeedbackDetail;
  open: undefined;
  close: undefined;
}

/** Tells one event. */
export type Emit = <N extends keyof ChatEvents>(name: N, detail: ChatEvents[N]) => void;
