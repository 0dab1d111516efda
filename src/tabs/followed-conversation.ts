import type { Branch } from '../core/branch.js';
import type { Conversation } from '../core/conversation.js';
import type { Message } from '../core/message.js';
import type { PositionedMessage, StoredConversation } from '../history/history-store.js';
import type { OtherTabTurns } from './other-tab-turns.js';

/** The conversation on the screen, as following the other tabs reads and changes it. */
export interface FollowedConversation {
  readonly id: string;
  /** Nothing is stored yet: what another tab begins is opened here, too. */
  readonly isFirst: boolean;
  /** Some of it is on the disk: where it is there no more, it was erased. */
  readonly isKept: boolean;
  /** Whether it is not known yet which conversation this is. */
  readonly isLoading: boolean;
  /** Resolves when that is known. */
  readonly loading: Promise<void>;
  readonly messages: { readonly value: readonly Message[] };
  readonly hasEarlier: { readonly value: boolean };
  /** Positions that were read: from `first` up to, and without, `readTo`. */
  readonly positions: {
    readonly first: number | undefined;
    readonly readTo: number;
    /** All messages from a position on were read. */
    markRead(from: number, messages: readonly PositionedMessage[]): void;
  };

  /** Takes in messages as they are stored. */
  merge(messages: readonly PositionedMessage[]): void;
  setRecord(record: Conversation, branches: readonly Branch[]): void;
  /** Opens what another tab has begun in place of this conversation, in which nothing is written. */
  join(stored: StoredConversation): void;
}

/** Hears of the other tabs. */
export interface TabListener {
  /** All that other tabs are doing in the open conversation. */
  onTurns(turns: OtherTabTurns): void;
  /** The open conversation was read anew: its draft may be another. */
  onRead(stored: StoredConversation): void;
  /** The open conversation was erased, or deleted and can still be brought back. */
  onRemoved(how: 'erased' | 'deleted'): void;
  /** An answer has ended in a tab where nobody saw it, or what was unread was seen in one. */
  onUnread(conversationId: string, isUnread: boolean): void;
  /** A conversation was added, changed, written to or erased. */
  onListChange(): void;
  /** The turn that this tab runs in a conversation is to end. */
  onStop(conversationId: string): void;
  /** The user of this store has left the site. */
  onUserLeft(): void;
}
