import type { ChatErrorCode } from '../core/chat-error.js';

/** Every text of the interface, in one language. Functions take what varies. */
export interface Strings {
  /** What the visitor reads for each fault. */
  readonly errors: Readonly<Record<ChatErrorCode, string>>;
}
