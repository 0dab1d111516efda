import { ChatError } from '../core/chat-error.js';
import type { Clock } from '../core/clock.js';
import { firstWordsOf } from '../core/conversation.js';
import { lazy, required } from '../platform/lazy.js';
import type { Log } from '../platform/log.js';
import { nextCheckpoint, type Checkpoint } from './records/checkpoints.js';
import { beginFirst } from './records/begin-first.js';
import { forgetSession } from './history-name.js';
import type { HistoryStore } from './history-store.js';
import { encodeBranch } from './records/encode.js';
import { stringOf } from './records/read-fields.js';
import { formatVersion, idOf, lastKey } from './records/format.js';
import type { Access, RecordKey, Records, RecordStore, Work } from './records/records.js';
import type { HistoryTasks } from './tasks/history-tasks.js';
import { createSerialQueue } from './serial-queue.js';
import { storageError } from './stores/storage-error.js';
import {
  eraseRecords,
  putConversation,
  putMessage,
  wasErased,
  withChanges,
  type ConversationFields,
} from './records/write-records.js';

/** Whether there is any conversation, be it one that nobody can read. */
async function isBegun(records: Records): Promise<boolean> {
  const lastId = idOf(await records.get(lastKey));
  const last = lastId !== undefined && (await records.get(['c', lastId]));
  return Boolean(last) || (await records.list(['c'])).length > 0;
}

export interface RecordHistoryDeps {
  /** The name of the history. */
  readonly name: string;
  readonly store: RecordStore;
  readonly clock: Clock;
  readonly log: Log;
  /** The position of each message that this page has read or written. */
  readonly positions?: Map<string, number>;
  /** In ms: a conversation that was not touched for longer is erased. */
  readonly retention?: number;
  /** Default: no. */
  readonly isEncrypted?: boolean;
}

/**
 * A history made of records, wherever they are.
 *
 * While nothing else is being written and the store is open, a checkpoint is on its way to the disk when
 * `saveCheckpoint` returns, and so is a draft: it may be the last thing that a page does.
 */
export function recordHistory({
  name,
  store,
  clock,
  log,
  positions = new Map(),
  retention = Infinity,
  isEncrypted = false,
}: RecordHistoryDeps): HistoryStore {
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
    return inTurn(() => store.run(access, work));
  }

  const oldest = (): number => clock.date() - retention;

  /** Reading, erasing and the rest of the rarer work: a visitor of whom nothing is kept does not load it. */
  const loading = lazy(async () => {
    const { createHistoryTasks } = await import('./tasks/history-tasks.js');
    return createHistoryTasks({ name, inTurn, store, clock, log, positions, retention });
  });

  const tasks = (): Promise<HistoryTasks> => required(loading, 'storage');

  /** Work on a conversation; where that was erased meanwhile, nothing but what may have come after that is. */
  function write(id: string, work: (records: Records) => unknown, access: Access = 'write'): Promise<void> {
    return run(access, async (records) => {
      if (wasErased(await records.get(['x', id]))) eraseRecords(records, id, clock.date());
      else await work(records);
    });
  }

  /** Puts a record at once. False where its conversation was erased meanwhile: then all under `kind` goes. */
  async function append(id: string, key: RecordKey, record: object, kind: RecordKey = key): Promise<boolean> {
    const tombstone = await store.run('append', (records) => {
      const found = records.get(['x', id]);
      records.put(key, record);
      return found;
    });
    if (!wasErased(tombstone)) return true;
    await store.run('erase', (records) => records.delete(kind));
    return false;
  }

  async function eraseAndClose(now: number): Promise<void> {
    try {
      await (await tasks()).eraseUser(now);
    } finally {
      store.close();
    }
  }

  const history: HistoryStore = {
    get kind() {
      return store.kind;
    },

    listConversations: async () => (await tasks()).listConversations(),
    load: async (id) => (await tasks()).load(id),
    loadBefore: async (id, position) => (await tasks()).loadBefore(id, position),
    loadFrom: async (id, position) => (await tasks()).loadFrom(id, position),
    loadAt: async (id, positions) => (await tasks()).loadAt(id, positions),
    restoreConversation: async (stored) => (await tasks()).restoreConversation(stored),
    importConversations: async (conversations) => (await tasks()).importConversations(conversations),
    deleteConversation: async (id) => (await tasks()).deleteConversation(id),
    undoDelete: async (id) => (await tasks()).undoDelete(id),
    eraseDeleted: async (id) => (await tasks()).eraseDeleted(id),
    removalOf: async (id) => (await tasks()).removalOf(id),
    eraseIfEmpty: async (id) => (await tasks()).eraseIfEmpty(id),
    eraseAll: async () => (await tasks()).eraseAll(),
    usage: async () => (await tasks()).usage(),
    letGo: async (id, before) => (await tasks()).letGo(id, before),
    async *readAll() {
      yield* (await tasks()).readAll();
    },

    async loadLast() {
      return (await run('read', isBegun)) ? (await tasks()).loadLast() : null;
    },

    async beginFirst(conversation) {
      const begun = await run('write', (records) => beginFirst(records, conversation, oldest()));
      const last = begun === undefined ? null : await history.load(begun);
      if (begun !== undefined && !last) await history.saveConversation(conversation);
      return last;
    },

    saveConversation(conversation) {
      const { id } = conversation;
      return write(id, (records) =>
        putConversation(records, id, (stored) =>
          stored?.firstWords === undefined ? conversation : { firstWords: stored.firstWords, ...conversation },
        ),
      );
    },

    changeConversation(conversation, changes) {
      const { id } = conversation;
      return write(id, (records) =>
        putConversation(records, id, (stored) => (stored ? withChanges(stored, changes) : conversation)),
      );
    },

    async saveMessage(conversationId, position, message) {
      const { id, role, status, text, createdAt } = message;
      // Only what is about to be sent must outlive a crash of the machine; waiting for that takes its time.
      const isLeaving = role === 'user' && status === 'sending';
      await write(
        conversationId,
        async (records) => {
          const known = positions.get(id);
          const wish = { position: known ?? position, isKnown: known !== undefined };
          positions.set(id, await putMessage(records, conversationId, wish, message));
          const firstWords = role === 'user' ? { firstWords: firstWordsOf(text) } : {};
          const fresh = { id: conversationId, createdAt, updatedAt: createdAt, ...firstWords };
          const updatedAt = clock.date();
          const next = (stored: ConversationFields | null): ConversationFields => ({
            ...(stored ?? fresh),
            ...(stringOf(stored, 'firstWords') === undefined && firstWords),
            updatedAt,
          });
          await putConversation(records, conversationId, next, true);
        },
        isLeaving ? 'write-strict' : 'write',
      );
      checkpoints.delete(id);
      return positions.get(id) ?? position;
    },

    saveCheckpoint(conversationId, position, partial) {
      const { id } = partial;
      const key = ['p', conversationId, id];
      return inTurn(async () => {
        const next = nextCheckpoint(checkpoints.get(id), position, partial);
        if (!next) return;
        if (await append(conversationId, [...key, next.number], next.record, key)) checkpoints.set(id, next);
      });
    },

    saveBranch(conversationId, branch) {
      return write(conversationId, (records) => records.put(['b', conversationId, branch.id], encodeBranch(branch)));
    },

    saveDraft(conversationId, text, before) {
      const key = ['d', conversationId];
      if (!text) {
        const drop = async (records: Records): Promise<void> => {
          const stored = before === undefined ? before : stringOf(await records.get(key), 'text');
          if (stored === before) records.delete(key);
        };
        return write(conversationId, drop, 'erase');
      }
      // As a checkpoint: it may be the last thing that a page does.
      return inTurn(async () => {
        await append(conversationId, key, { formatVersion, text: text.toWellFormed(), updatedAt: clock.date() });
      });
    },

    eraseConversation(id) {
      return run('erase', (records) => eraseRecords(records, id, clock.date()));
    },

    release() {
      loading.value?.dispose();
      // After what waits, which would else have to open it again, in a page that may be gone by then.
      void queue(async () => store.close());
    },

    async leave(erases) {
      forgetSession(name);
      const isReadable = !isEncrypted && store.kind === 'persistent';
      const now = clock.date();
      if (!isReadable) {
        closing ??= queue(isEncrypted && erases ? () => eraseAndClose(now) : async () => store.close());
      }
      await closing;
      // Again, after the writes that were waiting.
      forgetSession(name);
    },

    close() {
      loading.value?.dispose();
      return (closing ??= queue(async () => store.close()));
    },
  };
  return history;
}
