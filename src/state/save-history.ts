import type { Clock } from '../core/clock.js';
import type { Conversation } from '../core/conversation.js';
import type { Message } from '../core/message.js';
import type { HistoryStore } from '../history/history-store.js';
import type { Log } from '../platform/log.js';
import type { AnswerDraft } from './answer-draft.js';

const checkpointEvery = 250;
/** A request waits this long for its message to be on disk, and then goes on from memory. */
const longestWait = 3_000;

/** Writes what the model settles. The screen never waits for it, and a failed write is the store's to tell. */
export interface HistoryWriter {
  /** Resolves when the message is on disk, has failed to get there, or has taken too long. */
  message(conversation: Conversation, position: number, message: Message): Promise<void>;
  /** Keeps checkpoints of a streaming answer until the returned function is called. */
  follow(conversation: Conversation, position: number, draft: AnswerDraft): () => void;
  /** Writes the checkpoint that is due now: the page may be gone in a moment. */
  flush(): void;
  /** Keeps the record of a conversation that has no message yet. */
  conversation(conversation: Conversation): void;
  erase(conversation: Conversation): void;
}

export function createHistoryWriter(store: HistoryStore, clock: Clock, log: Log): HistoryWriter {
  const checkpoints = new Set<() => void>();
  const logFailure = (error: unknown): void => log.debug('history could not be written', error);

  return {
    message(conversation, position, message) {
      // The message first: the page may be gone before the second write.
      const saved = Promise.all([
        store.saveMessage(conversation.id, position, message),
        store.saveConversation({ ...conversation, updatedAt: clock.date() }),
      ]);
      return new Promise((resolve) => {
        const cancel = clock.after(longestWait, resolve);
        void saved.catch(logFailure).then(() => {
          cancel();
          resolve();
        });
      });
    },

    follow(conversation, position, draft) {
      let written = 0;
      let cancel = (): void => {};
      const write = (): void => {
        if (draft.revision === written) return;
        written = draft.revision;
        store.saveCheckpoint(conversation.id, position, draft.incomplete('reload')).catch(logFailure);
      };
      const tick = (): void => {
        write();
        cancel = clock.after(checkpointEvery, tick);
      };
      checkpoints.add(write);
      cancel = clock.after(checkpointEvery, tick);
      return () => {
        cancel();
        checkpoints.delete(write);
      };
    },

    flush() {
      for (const write of checkpoints) write();
    },

    conversation(conversation) {
      store.saveConversation(conversation).catch(logFailure);
    },

    erase(conversation) {
      store.eraseConversation(conversation.id).catch(logFailure);
    },
  };
}
