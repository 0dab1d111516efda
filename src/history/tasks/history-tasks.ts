import type { Clock } from '../../core/clock.js';
import type { Log } from '../../platform/log.js';
import type { HistoryStore, StoredConversation } from '../history-store.js';
import {
  readAt,
  readConversation,
  readConversations,
  readEach,
  readFrom,
  readLast,
  readPage,
  readRemoval,
  type Read,
  type Today,
} from './read-records.js';
import type { Access, RecordStore, Work } from '../records/records.js';
import { createDeletions } from './deletions.js';
import { eraseEverything, eraseUser } from '../records/erase.js';
import { endOfPositions } from '../records/format.js';
import { eraseRecords } from '../records/write-records.js';
import { keepHouse } from './housekeeping.js';
import { importConversations } from './import-conversations.js';
import { restoreRecords } from './restore-records.js';
import { usageOf } from './usage.js';

export { dropKey } from './drop-key.js';

/** The parts of a history that its rarer tasks work with. */
export interface HistoryTasksDeps {
  /** The name of the history. */
  readonly name: string;
  /** Does something with the store when its turn has come. */
  readonly inTurn: <T>(task: () => Promise<T>) => Promise<T>;
  readonly store: RecordStore;
  readonly clock: Clock;
  readonly log: Log;
  /** Where each message is that this page has read or written. */
  readonly positions: Map<string, number>;
  /** In ms: a conversation that was not touched for longer is erased. */
  readonly retention: number;
}

/** The part of a history that a visitor of whom nothing is kept does not load. */
export type HistoryTasks = Pick<
  HistoryStore,
  | 'listConversations'
  | 'loadLast'
  | 'load'
  | 'loadBefore'
  | 'loadFrom'
  | 'loadAt'
  | 'restoreConversation'
  | 'importConversations'
  | 'deleteConversation'
  | 'undoDelete'
  | 'eraseDeleted'
  | 'removalOf'
  | 'eraseIfEmpty'
  | 'eraseAll'
  | 'readAll'
  | 'usage'
  | 'letGo'
> & {
  /** Erases an encrypted history, with its key. Not in turn: the caller has the store for itself. */
  eraseUser(now: number): Promise<void>;
  /** Lets go of what it holds. */
  dispose(): void;
};

export function createHistoryTasks({
  name,
  inTurn,
  store,
  clock,
  log,
  positions,
  retention,
}: HistoryTasksDeps): HistoryTasks {
  let housekeeping: Promise<void> | undefined;
  /** How often this page has erased everything. */
  let erasures = 0;

  const run = <T>(access: Access, work: Work<T>): Promise<T> => inTurn(() => store.run(access, work));

  const today = (): Today => ({ now: clock.date(), oldest: clock.date() - retention });
  const deletions = createDeletions({ name, clock, run });

  /** Once, and after what is more urgent. Never rejects. */
  function keepHouseOnce(): Promise<void> {
    return (housekeeping ??= deletions
      .finishAbandoned()
      .then(() => run('erase', (records) => keepHouse(records, clock.date(), retention)))
      .catch((error) => log.debug('old conversations could not be looked through', error)));
  }

  /** Remembers the positions of what was read and warns of damage in it. */
  function known<T extends Read<Pick<StoredConversation, 'messages'>>>({ setAside, ...read }: T): Omit<T, 'setAside'> {
    for (const { message, position } of read.messages) positions.set(message.id, position);
    if (setAside > 0) log.warn('stored messages that cannot be read are set aside');
    return read;
  }

  function remember(placed: ReadonlyMap<string, number>): void {
    for (const [id, position] of placed) positions.set(id, position);
  }

  const tasks: HistoryTasks = {
    async listConversations() {
      await keepHouseOnce();
      return run('scan', (records) => readConversations(records, today()));
    },

    async loadLast() {
      // Before anything is shown: what a dead page has left hidden goes now.
      await deletions.finishAbandoned();
      const read = await run('read', (records) => readLast(records, today()));
      void keepHouseOnce();
      return read && known(read);
    },

    async load(id) {
      const read = await run('read', (records) => readConversation(records, id));
      return read && known(read);
    },

    loadBefore: async (id, position) => known(await run('read', (records) => readPage(records, id, position))),

    async loadFrom(id, position) {
      const messages = await run('read', (records) => readFrom(records, id, position));
      return known({ messages, setAside: 0 }).messages;
    },

    async loadAt(id, positions) {
      const messages = await run('read', (records) => readAt(records, id, positions));
      return known({ messages, setAside: 0 }).messages;
    },

    async restoreConversation(stored) {
      const placed = await run('write', (records) => restoreRecords(records, stored, clock.date()));
      remember(placed);
    },

    importConversations: (conversations) =>
      importConversations(conversations, {
        run,
        erasures: () => erasures,
        now: () => clock.date(),
        onRestored: remember,
      }),

    deleteConversation: (id) => deletions.hide(id),
    undoDelete: (id) => deletions.unhide(id),
    eraseDeleted: (id) => deletions.finish(id),
    removalOf: (id) => run('read', (records) => readRemoval(records, id)),

    eraseUser: (now) => store.run('erase', (records) => eraseUser(records, now)),

    eraseIfEmpty: (id) =>
      run('erase', async (records) => {
        const [draft, pieces, messages] = await Promise.all([
          records.get(['d', id]),
          records.list(['p', id]),
          records.page(['m', id], endOfPositions, 1),
        ]);
        if (draft === undefined && pieces.length + messages.length === 0) eraseRecords(records, id, clock.date());
      }),

    async eraseAll() {
      erasures += 1;
      await run('erase', (records) => eraseEverything(records, clock.date()));
    },

    async *readAll() {
      yield* readEach(await tasks.listConversations(), (work) => run('scan', work));
    },

    usage: () => usageOf(tasks),
    dispose: () => deletions.dispose(),

    letGo: (conversationId, before) =>
      inTurn(async () => {
        const { kind, mirror } = store;
        // Else memory is all that there is.
        if (kind !== 'persistent' || !mirror) return;
        for (const { key } of await mirror.page(['m', conversationId], before, Infinity)) mirror.delete(key);
      }),
  };
  return tasks;
}
