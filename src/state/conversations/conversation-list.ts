import { signal, type ReadonlySignal, type Signal } from '@preact/signals-core';
import type { Clock } from '../../core/clock.js';
import type { Conversation } from '../../core/conversation.js';
import type { TabHint } from '../../tabs/tab-hint.js';
import type { HistoryStore } from '../../history/history-store.js';
import type { Log } from '../../platform/log.js';
import type { KeptConversations } from './kept-conversations.js';
import type { ComposerDraft } from './composer-draft.js';
import type { OpenConversation } from './open-conversation.js';
import type { HistoryWriter } from './history-writer.js';
import type { Team } from '../team.js';
import type { TurnQueue } from '../turns/turn-queue.js';

/** Where a reader is led to in a conversation. */
export interface ReadingSpot {
  readonly messageId: string;
  /** What was searched, to be marked in the message. */
  readonly query: string;
  /** The branch that has the message, where the one that is shown has it not. */
  readonly aside?: { readonly branch: string | undefined };
}

/** A place where the words of a search stand. */
export interface SearchHit {
  readonly conversation: Conversation;
  /** The message; absent where the words stand in the title. */
  readonly spot?: ReadingSpot;
  /** The text around the words. */
  readonly excerpt: string;
  /** Where the words stand in the excerpt: start and end, in UTF-16 units. */
  readonly ranges: readonly (readonly [number, number])[];
}

/**
 * The conversations that are kept. Actions return at once and never throw; what the disk does not take is the
 * store's to tell.
 */
export interface ConversationList {
  /** Those that have messages, the last one written to first, without those being erased. Undefined before {@link load}. */
  readonly entries: ReadonlySignal<readonly Conversation[] | undefined>;
  /** Those that are erased and can still be brought back. */
  readonly erasing: ReadonlySignal<readonly Conversation[]>;
  /** Ids of conversations with an answer that was not seen. */
  readonly unread: ReadonlySignal<ReadonlySet<string>>;
  /** Where {@link open} was asked to lead to, until another conversation is opened. */
  readonly spot: ReadonlySignal<ReadingSpot | undefined>;

  /** Reads the list; from then on it is kept up to date. Rejects where its code or the list cannot be loaded. */
  load(): Promise<void>;
  /** Opens a conversation, at the given message if there is one. */
  open(id: string, spot?: ReadingSpot): void;
  /** Gives a title that no other replaces. A blank one takes the title back. */
  rename(id: string, title: string): void;
  pin(id: string, isPinned: boolean): void;
  /**
   * Hides a conversation at once and erases it: at the moment it stands in {@link erasing}, nothing of it is on the
   * disk any more. For 10 s, and while the page lives, it can be brought back from memory.
   */
  erase(id: string): void;
  /** Brings back what {@link erase} has erased, as long as it can. */
  undoErase(id: string): void;
  /**
   * Searches titles and messages of every conversation, the newest conversation first. Case and accents do not
   * matter; every word of the query must be there. Ends early, without an error, when `signal` aborts.
   */
  search(query: string, signal: AbortSignal): AsyncIterable<SearchHit>;
}

/** What the list needs of the chat. */
export interface ConversationListDeps {
  readonly store: HistoryStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly conversation: OpenConversation;
  readonly writer: HistoryWriter;
  readonly team: Team;
  readonly turns: TurnQueue;
  readonly drafts: ComposerDraft;
  readonly settings: () => { readonly startWith: 'last' | 'fresh' };
  /** Reads on where the last page has nothing that is shown. */
  readonly showSome: () => void;
  /** Erases the open conversation and begins an empty one. */
  readonly clear: () => void;
  /** Whether the visitor sees the conversation now. */
  readonly isSeen: (id: string) => boolean;
  /** Tells the other tabs. */
  readonly post: (hint: TabHint) => void;
}

/** So long, in ms, must other tabs have been quiet before the list is read anew. */
const pause = 200;

/** The signals of the list, to be written. */
export interface ListSignals {
  readonly entries: Signal<readonly Conversation[] | undefined>;
  readonly erasing: Signal<readonly Conversation[]>;
  readonly spot: Signal<ReadingSpot | undefined>;
}

/** A {@link ConversationList} with what only the model calls. */
export interface OwnedConversationList extends ConversationList {
  /** An answer ended that nobody saw. */
  markUnread(id: string): void;
  markRead(id: string): void;
  /** Another tab has marked one so. */
  followMark(id: string, isUnread: boolean): void;
  /** Reads the list anew, if it was read: another tab has changed it. */
  refresh(): void;
  /** What is kept is at hand now, after all: an empty conversation gives way to the last one. */
  takeUpKept(): void;
  destroy(): void;
}

/** The list of a chat. What it does loads when it is needed first. */
export function createConversationList(world: ConversationListDeps): OwnedConversationList {
  const signals: ListSignals = { entries: signal(undefined), erasing: signal([]), spot: signal(undefined) };
  const unread = signal<ReadonlySet<string>>(new Set());
  let loading: Promise<KeptConversations> | undefined;
  let cancel = (): void => {};

  function kept(): Promise<KeptConversations> {
    loading ??= import('./kept-conversations.js').then(({ keepConversations }) => keepConversations(world, signals));
    loading.catch(() => {
      loading = undefined;
    });
    return loading;
  }

  function use(action: (list: KeptConversations) => unknown): void {
    kept()
      .then(action)
      .catch((error) => world.log.debug('the list of conversations', error));
  }

  function mark(id: string, isUnread: boolean): void {
    const ids = new Set(unread.peek());
    if (isUnread) ids.add(id);
    else ids.delete(id);
    unread.value = ids;
  }

  function markAndTell(id: string, kind: 'read' | 'unread'): void {
    mark(id, kind === 'unread');
    world.post({ kind, conversation: id });
  }

  function refresh(): void {
    if (!signals.entries.peek()) return;
    cancel();
    cancel = world.clock.after(pause, () => use((list) => list.load()));
  }

  return {
    ...signals,
    unread,
    markUnread: (id) => markAndTell(id, 'unread'),
    markRead(id) {
      if (unread.peek().has(id)) markAndTell(id, 'read');
    },
    followMark(id, isUnread) {
      if (isUnread && world.isSeen(id)) markAndTell(id, 'read');
      else mark(id, isUnread);
    },
    load: () => kept().then((list) => list.load()),
    open: (id, spot) => use((list) => list.open(id, spot)),
    rename: (id, title) => use((list) => list.rename(id, title)),
    pin: (id, isPinned) => use((list) => list.change(id, { isPinned })),
    erase: (id) => use((list) => list.erase(id)),
    undoErase: (id) => use((list) => list.undoErase(id)),
    async *search(query, signal) {
      yield* (await kept()).search(query, signal);
    },
    refresh,
    takeUpKept() {
      refresh();
      use((list) => list.takeUpKept());
    },
    destroy() {
      cancel();
      void loading?.then((list) => list.destroy());
    },
  };
}
