import { signal, type ReadonlySignal, type Signal } from '@preact/signals-core';
import type { Clock } from '../../core/clock.js';
import type { Conversation } from '../../core/conversation.js';
import type { HistoryStore } from '../../history/history-store.js';
import { lazy, required } from '../../platform/lazy.js';
import type { Log } from '../../platform/log.js';
import type { TabHint } from '../../tabs/tab-hint.js';
import type { Bus } from '../bus.js';
import type { ConversationTurns } from '../ports.js';
import type { ConversationSwitch } from './conversation-switch.js';
import type { KeepConversations, KeptConversations } from './kept-conversations.js';
import type { OpenConversation } from './open-conversation.js';

/** A message that a reader is led to. */
export interface ReadingSpot {
  readonly messageId: string;
  /** The words of the search, to be marked in the message. */
  readonly query: string;
  /** The branch that has the message, where the one that is shown has it not. */
  readonly aside?: { readonly branch: string | undefined };
}

/** A text in which the words of a search stand. */
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
 * The conversations that are kept. Actions return at once and never throw; the store tells of writes that fail.
 */
export interface ConversationList {
  /** Those that have messages, the last one written to first, without those being erased. Undefined before {@link load}. */
  readonly entries: ReadonlySignal<readonly Conversation[] | undefined>;
  /** Those that are deleted and can still be brought back. */
  readonly erasing: ReadonlySignal<readonly Conversation[]>;
  /** Ids of conversations with an answer that was not seen. */
  readonly unread: ReadonlySignal<ReadonlySet<string>>;
  /** Ids of conversations, other than the open one, that are being answered here. */
  readonly answering: ReadonlySignal<ReadonlySet<string>>;
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
   * Hides a conversation in every tab; it stands in {@link erasing} once that is on the disk. Its contents are erased
   * after 10 s, when the page goes, or when the next one opens, whichever comes first.
   */
  erase(id: string): void;
  /** Brings back a conversation of {@link erasing} as it was. */
  undoErase(id: string): void;
  /**
   * Searches titles and messages of every conversation, the newest conversation first. Case and accents do not
   * matter; every word of the query must be there. Ends early, without an error, when `signal` aborts.
   */
  search(query: string, signal: AbortSignal): AsyncIterable<SearchHit>;
}

export interface ConversationListDeps {
  readonly store: HistoryStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly conversation: OpenConversation;
  readonly opening: ConversationSwitch;
  readonly turns: ConversationTurns;
  readonly bus: Bus;
  /** Whether the visitor sees the open conversation. */
  readonly isRead: () => boolean;
  /** Tells the other tabs. */
  readonly post: (hint: TabHint) => void;
  /** Loads the working half of the list. */
  readonly loadCode: () => Promise<KeepConversations>;
}

/** In ms. Other tabs must have been quiet for this long before the list is read anew. */
const pause = 200;

/** The signals of the list, to be written. */
export interface ListSignals {
  readonly entries: Signal<readonly Conversation[] | undefined>;
  readonly erasing: Signal<readonly Conversation[]>;
  readonly spot: Signal<ReadingSpot | undefined>;
}

/** A {@link ConversationList} with the calls of the model. */
export interface OwnedConversationList extends ConversationList {
  /** The visitor sees the open conversation. */
  markRead(): void;
  /** Reads the list anew, if it was read: it has changed. */
  refresh(): void;
  /** Erases at once what is deleted: the page may be gone in a moment. */
  finishDeletions(): void;
  dispose(): void;
}

/** The list of a chat. Its working half loads when it is needed first. */
export function createConversationList(deps: ConversationListDeps): OwnedConversationList {
  const { clock, conversation, bus, log, post, isRead, loadCode } = deps;
  const signals: ListSignals = { entries: signal(undefined), erasing: signal([]), spot: signal(undefined) };
  const unread = signal<ReadonlySet<string>>(new Set());
  const kept = lazy(async () => (await loadCode())(deps, signals));
  let cancel = (): void => {};

  const loaded = (): Promise<KeptConversations> => required(kept, 'network');

  function use(action: (list: KeptConversations) => unknown): void {
    loaded()
      .then(action)
      .catch((error) => log.debug('the list of conversations', error));
  }

  function mark(id: string, isUnread: boolean): void {
    const ids = new Set(unread.peek());
    if (isUnread) ids.add(id);
    else ids.delete(id);
    unread.value = ids;
  }

  function markAndTell(id: string, kind: 'read' | 'unread'): void {
    mark(id, kind === 'unread');
    post({ kind, conversation: id });
  }

  function markRead(id: string): void {
    if (unread.peek().has(id)) markAndTell(id, 'read');
  }

  function refresh(): void {
    if (!signals.entries.peek()) return;
    cancel();
    cancel = clock.after(pause, () => use((list) => list.load()));
  }

  bus.on('turn-ended', (id) => {
    if (id !== conversation.id) refresh();
    if (id !== conversation.id || !isRead()) markAndTell(id, 'unread');
  });
  bus.on('left', markRead);
  bus.on('list-changed', refresh);
  bus.on('marked', ({ conversationId: id, isUnread }) => {
    if (isUnread && id === conversation.id && isRead()) markAndTell(id, 'read');
    else mark(id, isUnread);
  });

  return {
    ...signals,
    unread,
    answering: deps.turns.behind,
    markRead: () => markRead(conversation.id),
    load: async () => (await loaded()).load(),
    open: (id, spot) => use((list) => list.open(id, spot)),
    rename: (id, title) => use((list) => list.rename(id, title)),
    pin: (id, isPinned) => use((list) => list.change(id, { isPinned })),
    erase: (id) => use((list) => list.erase(id)),
    undoErase: (id) => use((list) => list.undoErase(id)),
    async *search(query, signal) {
      yield* (await loaded()).search(query, signal);
    },
    refresh,
    finishDeletions: () => kept.value?.finishDeletions(),
    dispose() {
      cancel();
      kept.value?.dispose();
    },
  };
}
