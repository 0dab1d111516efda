import type { Branch } from '../core/branch.js';
import type { Conversation, ConversationChanges } from '../core/conversation.js';
import type { AnswerMessage, Message } from '../core/message.js';

/** A message with its position in the conversation, from 0. Positions are handed out once and may leave holes. */
export interface PositionedMessage {
  readonly position: number;
  readonly message: Message;
}

/** Some of the messages of a conversation, by position. */
export interface MessagePage {
  readonly messages: readonly PositionedMessage[];
  /** Whether there are messages before these. */
  readonly hasEarlier: boolean;
}

/** A conversation with messages, and what else is kept of it. */
export interface StoredConversation extends MessagePage {
  readonly conversation: Conversation;
  readonly branches: readonly Branch[];
  /** The text in the composer, or ''. */
  readonly draft: string;
}

/** How much is kept. */
export interface HistoryUsage {
  /** About how many bytes the kept texts take. */
  readonly bytes: number;
  readonly conversations: number;
  readonly messages: number;
  /** When the oldest conversation began, in milliseconds since 1970; undefined where nothing is kept. */
  readonly since: number | undefined;
}

/**
 * The seam to the disk. Damaged or unknown records are set aside on load, never thrown. A write that fails rejects
 * with a `ChatError` of code `storage`; the caller keeps what it has in memory. Writes of one store are done in the
 * order they were asked for. Every write is idempotent: the ids are the client's. What is written to a conversation
 * that was erased, here or in another tab, is dropped without a word.
 */
export interface HistoryStore {
  /** Where the records are: on this device, in this tab's session, or in memory until the page goes. */
  readonly kind: 'persistent' | 'session' | 'memory';

  /** Newest first, by what was written last and not by time. Reads no messages. */
  listConversations(): Promise<readonly Conversation[]>;

  /** The conversation that was written to last, with its last page of messages, or null. */
  loadLast(): Promise<StoredConversation | null>;

  /** A conversation with its last page of messages, or null where there is none of that id. */
  load(conversationId: string): Promise<StoredConversation | null>;

  /** The page of messages before a position. */
  loadBefore(conversationId: string, position: number): Promise<MessagePage>;

  /** All messages from a position on, those that stream, in whatever tab, as far as their checkpoints go. */
  loadFrom(conversationId: string, position: number): Promise<readonly PositionedMessage[]>;

  /** The messages at these positions, those that stream as far as their checkpoints go. */
  loadAt(conversationId: string, positions: readonly number[]): Promise<readonly PositionedMessage[]>;

  /**
   * Begins the history with a conversation that is about to be written in, and resolves with null. Where another tab has
   * written in another one meanwhile, nothing of this one is kept, and the other is resolved. Tabs tell a conversation
   * that is written in from one that holds a draft by its `firstWords`.
   */
  beginFirst(conversation: Conversation): Promise<StoredConversation | null>;

  /** Adds or replaces a conversation's record. It moves to the top of the list where its `updatedAt` has changed. */
  saveConversation(conversation: Conversation): Promise<void>;

  /**
   * Changes fields of a conversation and leaves the others as they are on the disk, where another tab may have changed
   * them meanwhile. A title of the model never takes the place of a visitor's.
   *
   * @param conversation kept as it is where there is none of that id
   */
  changeConversation(conversation: Conversation, changes: ConversationChanges): Promise<void>;

  /**
   * Adds or replaces a message, and resolves with its position. A message that is new gets `position` where that is
   * behind all that is stored, in whatever tab it was written, and the next one behind them where it is not; it
   * keeps that for ever. A conversation without a record gets one.
   */
  saveMessage(conversationId: string, position: number, message: Message): Promise<number>;

  /**
   * Keeps what has come of an answer that still streams. It is given as `incomplete`, reason `reload`, so that a page
   * that dies leaves a true record, and once more as it has ended; {@link saveMessage} then replaces it.
   */
  saveCheckpoint(conversationId: string, position: number, partial: AnswerMessage): Promise<void>;

  saveBranch(conversationId: string, branch: Branch): Promise<void>;

  /**
   * Keeps what the visitor has begun to write; '' for nothing.
   *
   * @param before what '' takes the place of, where it may be that another tab has kept something else meanwhile: that
   * stays
   */
  saveDraft(conversationId: string, text: string, before?: string): Promise<void>;

  /**
   * Adds a whole conversation, as {@link readAll} gives it, in one step, and puts it on top of the list; one that was
   * erased comes back. Where there is one of that id, it gets the messages and branches that it lacks, and stays as it
   * is otherwise.
   */
  restoreConversation(stored: StoredConversation): Promise<void>;

  /**
   * Adds whole conversations, the last one first and each in one step, so that a page that dies has added some of them
   * whole; adding them again doubles nothing. Conversations that are erased meanwhile, in whatever tab, are left out, and
   * erasing everything ends it. Resolves with those that were added.
   */
  importConversations(conversations: readonly StoredConversation[]): Promise<readonly StoredConversation[]>;

  /**
   * Hides a conversation, in every tab, until {@link undoDelete} brings it back or {@link eraseDeleted} erases it. Where
   * this page dies before, the next one to open the history erases it before anything is shown.
   */
  deleteConversation(conversationId: string): Promise<void>;

  /** Brings back a deleted conversation as it was. Resolves with false where it was erased meanwhile. */
  undoDelete(conversationId: string): Promise<boolean>;

  /** Erases a conversation that is still deleted; does nothing where Undo has brought it back, in whatever tab. */
  eraseDeleted(conversationId: string): Promise<void>;

  /** How a conversation was removed, or undefined where nobody has removed it. */
  removalOf(conversationId: string): Promise<'erased' | 'deleted' | undefined>;

  /** Erases a conversation and all that belongs to it, for good: a late write of another tab does not bring it back. */
  eraseConversation(conversationId: string): Promise<void>;

  /** Erases a conversation in which nothing stands: no message, no piece of an answer and no draft, of whatever tab. */
  eraseIfEmpty(conversationId: string): Promise<void>;

  /** Erases everything, in the same way. */
  eraseAll(): Promise<void>;

  /** Whole conversations, one after another, newest first; for search and export. */
  readAll(): AsyncIterable<StoredConversation>;

  usage(): Promise<HistoryUsage>;

  /**
   * The messages before a position are on the disk and not shown: no copy of them is kept in memory, which would be
   * there again if the disk were emptied meanwhile. Does nothing where memory is all that there is.
   */
  letGo(conversationId: string, before: number): Promise<void>;

  /** Lets go of the connection until the next call, so that a page may be kept for a return. */
  release(): void;

  /**
   * The user leaves the site: nothing that can be read stays in this tab's session. Called before {@link close}, it lets
   * nothing more be written to the session, or to an encrypted history.
   *
   * @param erases whether an encrypted history is erased, with its key
   */
  leave(erases: boolean): Promise<void>;

  /** Ends writing and closes the connection. Later calls of other methods reject. */
  close(): Promise<void>;
}
