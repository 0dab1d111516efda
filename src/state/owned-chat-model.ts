import type { Emit } from '../core/chat-events.js';
import type { Clock } from '../core/clock.js';
import type { HistoryStore } from '../history/history-store.js';
import type { Tabs } from '../tabs/tabs.js';
import type { Connectivity } from '../platform/connectivity.js';
import type { Log } from '../platform/log.js';
import type { ChatTransport } from '../transport/transport.js';
import type { ChatModel, Notice } from './chat-model.js';
import type { OwnedConversationList } from './conversations/conversation-list.js';
import type { TurnSettings } from './turns/turn-queue.js';

/** The options a model reads, each time it needs them. */
export interface ChatSettings extends TurnSettings {
  readonly titles: 'words' | 'model';
  readonly startWith: 'last' | 'fresh';
}

/** The world of a chat model: the two seams, time and chance. */
export interface ChatModelDeps {
  /** Read at each turn, so that `handle.update` can put another one in its place. */
  readonly transport: () => ChatTransport;
  readonly store: HistoryStore;
  readonly settings: () => ChatSettings;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly log: Log;
  /** Default: the browser's. */
  readonly connectivity?: Connectivity;
  readonly emit: Emit;
  /** Whether the visitor sees the open conversation. Default: no, and every answer is news. */
  readonly isRead?: () => boolean;
  /** The other tabs with the same history; without it the chat has none. */
  readonly tabs?: Tabs;
  /** Another tab tells that another user of the site is there. */
  readonly onUser?: (userId: string | undefined) => void;
}

/** A {@link ChatModel} with what only the composition root calls. */
export interface OwnedChatModel extends ChatModel {
  readonly conversations: OwnedConversationList;
  /** The server or the model is another one: asks again. */
  reconnect(): void;
  /** The visitor sees the open conversation. */
  markRead(): void;
  /** What is kept is where it should be (again), and there may be older conversations: an empty one gives way to them. */
  takeUpKept(): void;
  /** Shows a notice, once. */
  notify(notice: Notice): void;
  /** Writes what streams to the disk now: the page may be gone in a moment. */
  flush(): void;
  /** Ends what runs, keeps it, and lets go of everything: the page may be gone in a moment, or may be kept for a return. */
  suspend(): void;
  /** The page has returned. */
  resume(): void;
  /** Somebody looks at the page again: what other tabs have written meanwhile is read. */
  refresh(): void;
  /**
   * Shows an empty conversation in place of the open one, whose running turn ends without a word: it is being erased.
   * Writes nothing.
   */
  forget(): Promise<void>;
}
