import { ChatError } from '../../core/chat-error.js';
import type { ChatEvent, FinishReason } from '../../core/chat-event.js';

/** An answer is cut at this many characters, and so is its reasoning. */
export const longestAnswer = 200_000;

/** How an answer ended. */
export type Outcome =
  | { readonly finishReason: FinishReason }
  | {
      readonly error: ChatError;
      /** A page came before anything else: the address is no route of an API, and nothing was run. */
      readonly isPage?: boolean;
    };

/** Turns the bytes of an answer into events, one batch for each push. */
export interface BodyReader {
  /** Set when the answer has ended; nothing after it counts. */
  readonly outcome: Outcome | undefined;
  /** Whether a frame came that is neither a comment nor, as the first one, an error. */
  readonly hadFrame: boolean;
  readonly hadComment: boolean;
  push(bytes: Uint8Array): void;
  /** The body ended, properly as far as the connection knows. */
  end(): void;
  /** The connection broke. */
  break(cause: unknown): void;
  /** The answer may not go on. What came before stays. */
  fail(error: ChatError): void;
  /** The events since the last call; where frames came without any, `activity`. */
  take(): readonly ChatEvent[];
  /** Something came that another reader must read: it takes over before anything else is pushed. */
  readonly isHolding?: boolean;
  /** Rejects only with the reason of an aborted signal that is no limit. */
  handOver?(signal: AbortSignal): Promise<BodyReader>;
}

/** The fault of a connection that ended before the answer did. */
export function brokenOff(hadFrame: boolean, cause?: unknown): ChatError {
  const code = hadFrame ? 'interrupted' : 'network';
  return new ChatError(code, 'the connection ended too early', { retryable: true, cause });
}

export function empty(): ChatError {
  return new ChatError('empty', 'the answer is empty');
}

export function tooLong(): ChatError {
  return new ChatError('too-long', 'the answer is too long');
}
