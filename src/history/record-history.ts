import { ChatError } from '../core/chat-error.js';
import type { Log } from '../platform/log.js';
import { nextCheckpoint, type Checkpoint } from './answer-pieces.js';
import type { HistoryStore } from './history-store.js';
import { lastKey, loadLast } from './load-last.js';
import { formatVersion, idOf, writeBack } from './record-format.js';
import type { Access, RecordSpace, Work } from './records.js';
import { createSerialQueue } from './serial-queue.js';
import { storageError } from './storage-error.js';
import { decodeConversation, encodeConversation } from './stored-conversation.js';
import { decodeMessage, encodeMessage } from './stored-message.js';

/**
 * A history made of records, wherever they are.
 *
 * While nothing else is being written and the space is open, a checkpoint is on its way to the disk when
 * `saveCheckpoint` returns: it may be the last thing that a page does.
 */
export function recordHistory(space: RecordSpace, log: Log): HistoryStore {
  const queue = createSerialQueue();
  /** The last checkpoint of each answer that streams. */
  const checkpoints = new Map<string, Checkpoint>();
  let closing: Promise<void> | undefined;

  async function inTurn<T>(task: () => Promise<T>): Promise<T> {
    if (closing) throw new ChatError('storage', 'the history is closed');
    try {
      return await queue(task);
    } catch (error) {
      throw storageError(error);
    }
  }

  function run<T>(access: Access, work: Work<T>): Promise<T> {
    return inTurn(() => space.run(access, work));
  }

  return {
    get kind() {
      return space.kind;
    },

    async loadLast() {
      const { stored, setAside } = await run('read', loadLast);
      if (setAside > 0) log.warn(`${setAside} stored messages cannot be read and are set aside`);
      return stored;
    },

    saveConversation(conversation) {
      const { id } = conversation;
      return run('write', async (records) => {
        const key = ['c', id];
        const record = writeBack(await records.get(key), encodeConversation(conversation), decodeConversation);
        if (record) records.put(key, record);
        records.put(lastKey, { formatVersion, id });
      });
    },

    async saveMessage(conversationId, position, message) {
      const { id } = message;
      // Only what is about to be sent must outlive a crash of the machine; waiting for that takes its time.
      const isLeaving = message.role === 'user' && message.status === 'sending';
      await run(isLeaving ? 'write-strict' : 'write', async (records) => {
        let at = position;
        let key;
        let existing;
        // Another tab may have written at this position, or a newer script: a message is written over nothing but
        // itself, and goes to, or is found at, the next place.
        do {
          key = ['m', conversationId, at++];
          existing = await records.get(key);
        } while (existing !== undefined && idOf(existing) !== id);
        const record = writeBack(existing, encodeMessage(message), decodeMessage);
        if (record) records.put(key, record);
        records.delete(['p', conversationId, id]);
        records.put(lastKey, { formatVersion, id: conversationId });
      });
      checkpoints.delete(id);
    },

    saveCheckpoint(conversationId, position, partial) {
      const { id } = partial;
      return inTurn(async () => {
        const next = nextCheckpoint(checkpoints.get(id), position, partial);
        if (!next) return;
        await space.run('append', (records) => records.put(['p', conversationId, id, next.number], next.record));
        checkpoints.set(id, next);
      });
    },

    eraseConversation(conversationId) {
      return run('erase', (records) => {
        for (const kind of ['c', 'm', 'p']) records.delete([kind, conversationId]);
      });
    },

    close() {
      return (closing ??= queue(async () => space.close()));
    },
  };
}
