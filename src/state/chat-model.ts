import type { ReadonlySignal } from '@preact/signals-core';
import type { Connection } from '../core/connection.js';
import type { Message } from '../core/message.js';
import type { Verification } from '../core/verification.js';
import type { Turn } from './turn.js';

/** A line for the visitor that belongs to no message. `history-memory`: messages are not kept on this device. */
export type Notice = 'history-memory';

/**
 * The living state of one chat: signals to read, actions to call. Actions return at once and never throw; whatever
 * they start ends with `destroy`.
 */
export interface ChatModel {
  readonly connection: ReadonlySignal<Connection>;
  /** Settled messages of the open conversation, oldest first; replaced, never mutated. */
  readonly messages: ReadonlySignal<readonly Message[]>;
  readonly turn: ReadonlySignal<Turn>;
  /** False until the stored conversation has been read. */
  readonly isLoaded: ReadonlySignal<boolean>;
  readonly notices: ReadonlySignal<readonly Notice[]>;

  /** Sends the visitor's text; blank text does nothing. While a turn runs, the message waits as `queued`. */
  send(text: string): void;
  /** Ends the running turn; what came is kept as incomplete, reason `stopped`. Queued messages go on. */
  stop(): void;
  /** Asks a turn again: the given one, or the last one that failed or is incomplete. */
  retry(turnId?: string): void;
  /** Skips the wait before the next attempt. */
  retryNow(): void;
  /** Begins an empty conversation; the old one stays in the history. */
  newConversation(): void;
  /** Erases the open conversation from the screen and the history. */
  clear(): void;
  dismissNotice(notice: Notice): void;
  /** Resolves with the outcome of the last check, asking first where none was made. Never rejects. */
  verify(): Promise<Verification>;
  /** Stops everything; later actions do nothing. */
  destroy(): void;
}
