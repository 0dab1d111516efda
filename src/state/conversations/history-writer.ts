import type { Branch } from '../../core/branch.js';
import type { Clock } from '../../core/clock.js';
import type { Conversation, ConversationChanges } from '../../core/conversation.js';
import type { AnswerMessage, Message } from '../../core/message.js';
import type { HistoryStore, StoredConversation } from '../../history/history-store.js';
import type { Log } from '../../platform/log.js';
import type { CheckpointSource } from '../ports.js';

/** In ms. At most 250 are promised, and a busy machine is late with its timers and its disk. */
const checkpointEvery = 200;
/** In ms. A request waits this long for its message to be on disk, and then goes on from memory. */
const longestWait = 3_000;

/** Writes the settled messages of a chat. The screen never waits for it, and the store tells of a failed write. */
export interface HistoryWriter {
  /**
   * Resolves when the message is on disk, has failed to get there, or has taken too long.
   *
   * @param onPlaced told the position that the message really has
   */
  message(
    conversation: Conversation,
    position: number,
    message: Message,
    onPlaced: (position: number) => void,
  ): Promise<void>;
  /** Keeps the conversation if it is the first; else resolves with what another tab has begun meanwhile. */
  first(conversation: Conversation): Promise<StoredConversation | null>;
  /**
   * Keeps checkpoints of a streaming answer until the returned function is called: with the answer as it has ended, which
   * is then on its way to the disk within the call, or without where it is not to be kept.
   */
  follow(conversation: Conversation, position: number, answer: CheckpointSource): (ended?: AnswerMessage) => void;
  /** Writes the checkpoint that is due now: the page may be gone in a moment. */
  flush(): void;
  /** Keeps the record of a conversation that has no message yet. */
  conversation(conversation: Conversation): void;
  /** Keeps changes of a conversation's record; the whole record where there is none yet. */
  changes(conversation: Conversation, changes: ConversationChanges): void;
  branch(conversation: Conversation, branch: Branch): void;
  draft(conversation: Conversation, text: string, before: string): void;
  erase(conversationId: string): void;
  /** Erases a conversation if nobody has written in it, in whatever tab. */
  eraseIfEmpty(conversationId: string): void;
}

export function createHistoryWriter(store: HistoryStore, clock: Clock, log: Log): HistoryWriter {
  const checkpoints = new Set<() => void>();
  const logFailure = (error: unknown): void => log.debug('history could not be written', error);

  return {
    message(conversation, position, message, onPlaced) {
      // Not the record as well, which another tab may have changed: the store brings it up to date with the message.
      const saved = store.saveMessage(conversation.id, position, message).then(onPlaced);
      return new Promise((resolve) => {
        const cancel = clock.after(longestWait, resolve);
        void saved.catch(logFailure).then(() => {
          cancel();
          resolve();
        });
      });
    },

    first: (conversation) =>
      store.beginFirst(conversation).catch((error) => {
        logFailure(error);
        return null;
      }),

    follow(conversation, position, source) {
      let written = 0;
      let cancel = (): void => {};
      const keep = (answer: AnswerMessage): void => {
        store.saveCheckpoint(conversation.id, position, answer).catch(logFailure);
      };
      const write = (): void => {
        if (source.revision === written) return;
        written = source.revision;
        keep(source.incomplete('reload'));
      };
      const tick = (): void => {
        write();
        cancel = clock.after(checkpointEvery, tick);
      };
      checkpoints.add(write);
      cancel = clock.after(checkpointEvery, tick);
      return (ended) => {
        cancel();
        if (checkpoints.delete(write) && ended) keep(ended);
      };
    },

    flush() {
      for (const write of checkpoints) write();
    },

    conversation(conversation) {
      store.saveConversation(conversation).catch(logFailure);
    },

    changes(conversation, changes) {
      store.changeConversation(conversation, changes).catch(logFailure);
    },

    branch(conversation, branch) {
      store.saveBranch(conversation.id, branch).catch(logFailure);
    },

    draft(conversation, text, before) {
      store.saveDraft(conversation.id, text, before).catch(logFailure);
    },

    eraseIfEmpty(conversationId) {
      store.eraseIfEmpty(conversationId).catch(logFailure);
    },

    erase(conversationId) {
      store.eraseConversation(conversationId).catch(logFailure);
    },
  };
}
