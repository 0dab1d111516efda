import type { Conversation } from '../core/conversation.js';
import type { AnswerMessage, Message } from '../core/message.js';

/** A message with its place in the conversation, from 0. Places are handed out once and may leave holes. */
export interface PlacedMessage {
  readonly position: number;
  readonly message: Message;
}

/** A conversation with its messages, by position. */
export interface StoredConversation {
  readonly conversation: Conversation;
  readonly messages: readonly PlacedMessage[];
}

/**
 * The seam to the disk. Damaged or unknown records are set aside on load, never thrown. A write that fails rejects
 * with a `ChatError` of code `storage`; the caller keeps what it has in memory. Writes of one store are done in the
 * order they were asked for. Every write is idempotent: the ids are the client's.
 */
export interface HistoryStore {
  /** Where the records are: on this device, in this tab's session, or in memory until the page goes. */
  readonly kind: 'persistent' | 'session' | 'memory';

  /** The conversation that was written to last, or null. */
  loadLast(): Promise<StoredConversation | null>;

  /** Adds or replaces a conversation's record. */
  saveConversation(conversation: Conversation): Promise<void>;

  /** Adds or replaces a message; `position` is its place in the conversation, from 0. */
  saveMessage(conversationId: string, position: number, message: Message): Promise<void>;

  /**
   * Keeps what has come of an answer that still streams. It is stored as `incomplete`, reason `reload`, so that a
   * page that dies leaves a true record; {@link saveMessage} replaces it when the answer ends.
   */
  saveCheckpoint(conversationId: string, position: number, partial: AnswerMessage): Promise<void>;

  /** Erases a conversation and its messages. */
  eraseConversation(conversationId: string): Promise<void>;

  /** Ends writing and closes the connection. Later calls of other methods reject. */
  close(): Promise<void>;
}
