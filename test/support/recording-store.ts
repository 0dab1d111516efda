import type { Branch } from '../../src/core/branch.js';
import type { Conversation } from '../../src/core/conversation.js';
import type { AnswerMessage, Message } from '../../src/core/message.js';
import type {
  HistoryStore,
  HistoryUsage,
  MessagePage,
  PositionedMessage,
  StoredConversation,
} from '../../src/history/history-store.js';

/** The disk's seam, held open to the test: what was written, and when reads and writes end. */
export class RecordingStore implements HistoryStore {
  readonly kind = 'memory';
  readonly messages = new Map<string, { conversationId: string; position: number; message: Message }>();
  /** Every write of a message, in their order. */
  readonly writes: Message[] = [];
  readonly checkpoints: AnswerMessage[] = [];
  readonly erased: string[] = [];
  readonly conversations: Conversation[] = [];
  readonly branches: Branch[] = [];
  readonly drafts = new Map<string, string>();
  stored: StoredConversation | null = null;
  /** What a page before the loaded one holds. */
  earlier: MessagePage = { messages: [], hasEarlier: false };
  /** While set, reading waits for it. */
  reading: Promise<void> = Promise.resolve();
  /** While set, writing waits for it. */
  writing: Promise<void> = Promise.resolve();
  isClosed = false;
  releases = 0;

  async listConversations(): Promise<readonly Conversation[]> {
    await this.reading;
    const newest = new Map(this.conversations.map((conversation) => [conversation.id, conversation]));
    return [...newest.values()].filter(({ id }) => !this.erased.includes(id)).toReversed();
  }

  async loadLast(): Promise<StoredConversation | null> {
    await this.reading;
    return this.stored;
  }

  async load(conversationId: string): Promise<StoredConversation | null> {
    await this.reading;
    if (this.stored?.conversation.id === conversationId) return this.stored;
    const conversation = this.conversations.findLast(({ id }) => id === conversationId);
    if (!conversation || this.erased.includes(conversationId)) return null;
    const messages = this.#placed(conversationId);
    return { conversation, messages, hasEarlier: false, branches: this.branches, draft: this.#draft(conversationId) };
  }

  async loadBefore(): Promise<MessagePage> {
    await this.reading;
    return this.earlier;
  }

  async loadFrom(conversationId: string, position: number): Promise<readonly PositionedMessage[]> {
    await this.reading;
    return this.#placed(conversationId).filter((placed) => placed.position >= position);
  }

  async loadAt(conversationId: string, positions: readonly number[]): Promise<readonly PositionedMessage[]> {
    await this.reading;
    return this.#placed(conversationId).filter(({ position }) => positions.includes(position));
  }

  async beginFirst(): Promise<StoredConversation | null> {
    await this.reading;
    return null;
  }

  async saveConversation(conversation: Conversation): Promise<void> {
    this.conversations.push(conversation);
    await this.writing;
  }

  async changeConversation(conversation: Conversation): Promise<void> {
    await this.saveConversation(conversation);
  }

  async saveMessage(conversationId: string, position: number, message: Message): Promise<number> {
    this.writes.push(message);
    await this.writing;
    this.messages.set(message.id, { conversationId, position, message });
    const { createdAt } = message;
    if (this.conversations.every(({ id }) => id !== conversationId))
      this.conversations.push({ id: conversationId, createdAt, updatedAt: createdAt });
    return position;
  }

  async saveCheckpoint(_conversationId: string, _position: number, partial: AnswerMessage): Promise<void> {
    this.checkpoints.push(partial);
  }

  async saveBranch(_conversationId: string, branch: Branch): Promise<void> {
    this.branches.push(branch);
  }

  async saveDraft(conversationId: string, text: string): Promise<void> {
    this.drafts.set(conversationId, text);
  }

  async restoreConversation({ conversation, messages }: StoredConversation): Promise<void> {
    this.conversations.push(conversation);
    for (const { position, message } of messages) await this.saveMessage(conversation.id, position, message);
  }

  async eraseConversation(conversationId: string): Promise<void> {
    this.erased.push(conversationId);
  }

  async importConversations(conversations: readonly StoredConversation[]): Promise<readonly StoredConversation[]> {
    for (const stored of conversations.toReversed()) await this.restoreConversation(stored);
    return conversations;
  }

  async deleteConversation(conversationId: string): Promise<void> {
    this.erased.push(conversationId);
  }

  async undoDelete(conversationId: string): Promise<boolean> {
    const at = this.erased.indexOf(conversationId);
    if (at >= 0) this.erased.splice(at, 1);
    return at >= 0;
  }

  async eraseDeleted(): Promise<void> {}

  async removalOf(conversationId: string): Promise<'erased' | undefined> {
    return this.erased.includes(conversationId) ? 'erased' : undefined;
  }

  async eraseIfEmpty(conversationId: string): Promise<void> {
    if (this.#placed(conversationId).length === 0) this.erased.push(conversationId);
  }

  async eraseAll(): Promise<void> {
    for (const { id } of this.conversations) this.erased.push(id);
  }

  async *readAll(): AsyncIterable<StoredConversation> {
    for (const { id } of await this.listConversations()) {
      const stored = await this.load(id);
      if (stored) yield stored;
    }
  }

  async usage(): Promise<HistoryUsage> {
    return { bytes: 0, conversations: this.conversations.length, messages: this.messages.size, since: undefined };
  }

  async letGo(): Promise<void> {}

  async leave(): Promise<void> {}

  release(): void {
    this.releases += 1;
  }

  async close(): Promise<void> {
    this.isClosed = true;
  }

  #draft(conversationId: string): string {
    return this.drafts.get(conversationId) ?? '';
  }

  #placed(conversationId: string): readonly PositionedMessage[] {
    return [...this.messages.values()]
      .filter((message) => message.conversationId === conversationId)
      .sort((a, b) => a.position - b.position);
  }
}
