import type { Conversation } from '../../src/core/conversation.js';
import type { AnswerMessage, Message } from '../../src/core/message.js';
import type { HistoryStore, StoredConversation } from '../../src/history/history-store.js';

/** The disk's seam, held open to the test: what was written, and when reads and writes end. */
export class RecordingStore implements HistoryStore {
  readonly kind = 'memory';
  readonly messages = new Map<string, { conversationId: string; position: number; message: Message }>();
  readonly checkpoints: AnswerMessage[] = [];
  readonly erased: string[] = [];
  readonly conversations: Conversation[] = [];
  stored: StoredConversation | null = null;
  /** While set, reading waits for it. */
  reading: Promise<void> = Promise.resolve();
  /** While set, writing waits for it. */
  writing: Promise<void> = Promise.resolve();
  isClosed = false;

  async loadLast(): Promise<StoredConversation | null> {
    await this.reading;
    return this.stored;
  }

  async saveConversation(conversation: Conversation): Promise<void> {
    this.conversations.push(conversation);
    await this.writing;
  }

  async saveMessage(conversationId: string, position: number, message: Message): Promise<void> {
    await this.writing;
    this.messages.set(message.id, { conversationId, position, message });
  }

  async saveCheckpoint(_conversationId: string, _position: number, partial: AnswerMessage): Promise<void> {
    this.checkpoints.push(partial);
  }

  async eraseConversation(conversationId: string): Promise<void> {
    this.erased.push(conversationId);
  }

  async close(): Promise<void> {
    this.isClosed = true;
  }
}
