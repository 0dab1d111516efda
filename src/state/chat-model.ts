import type { FeedbackReason } from '../core/chat-events.js';
import type { ReadonlySignal, Signal } from '@preact/signals-core';
import type { Version } from '../core/branch.js';
import type { Connection } from '../core/verification.js';
import type { Conversation } from '../core/conversation.js';
import type { Feedback, Message } from '../core/message.js';
import type { ModelInfo, Verification } from '../core/verification.js';
import type { ConversationList, OwnedConversationList } from './conversations/conversation-list.js';
import type { ChatNotice } from './notices.js';
import type { RemoteTurns, Turn } from './turns/turn.js';

/**
 * The living state of one chat: signals to read, actions to call. Actions return at once and never throw; everything
 * that they start ends with `dispose`.
 */
export interface ChatModel {
  readonly connection: ReadonlySignal<Connection>;
  /** The open conversation. */
  readonly conversation: ReadonlySignal<Conversation>;
  /** Settled messages of the open conversation, on the branch that is shown, oldest first; replaced, never mutated. */
  readonly messages: ReadonlySignal<readonly Message[]>;
  /** Which version a shown message is, by message id; only for messages that have several. */
  readonly versions: ReadonlySignal<ReadonlyMap<string, Version>>;
  /** The text that the visitor has typed into the open conversation and not sent. Kept, a conversation each. */
  readonly draft: Signal<string>;
  /** The conversations that are kept. */
  readonly conversations: ConversationList;
  /** Whether the open conversation has messages before the first of `messages`. */
  readonly hasEarlier: ReadonlySignal<boolean>;
  readonly turn: ReadonlySignal<Turn>;
  /** Turns that run in other tabs of the same history, by turn id. */
  readonly remote: ReadonlySignal<RemoteTurns>;
  /** False until the stored conversation has been read. */
  readonly isLoaded: ReadonlySignal<boolean>;
  readonly notices: ReadonlySignal<readonly ChatNotice[]>;

  /** Sends the visitor's text; blank text does nothing. While a turn runs, the message waits as `queued`. */
  send(text: string): void;
  /**
   * Ends the running turn, in whatever tab it runs; what came is kept as incomplete, reason `stopped`. Queued messages
   * go on.
   */
  stop(): void;
  /** Asks a turn again: the given one, or the last one that failed or is incomplete. */
  retry(turnId?: string): void;
  /**
   * Sends another text in place of a message of the visitor, on a new branch; the old text and all that followed it
   * stay, as another version. Blank or unchanged text does nothing.
   */
  edit(messageId: string, text: string): void;
  /** Asks for another answer in place of this one, which stays as another version. */
  regenerate(messageId: string): void;
  /** Shows the version before or after a message that has several, and what followed it. */
  showVersion(messageId: string, step: -1 | 1): void;
  /** Asks for the rest of the incomplete answer of a turn; what comes is joined onto it. */
  continueAnswer(turnId: string): void;
  /** Takes back a message that waits: it is kept as failed, with a way to send it. */
  cancel(turnId: string): void;
  /** The models that the visitor may choose among: those that the owner named and the server does not hide. */
  readonly models: ReadonlySignal<readonly ModelInfo[]>;
  /** The model that is asked. */
  readonly model: ReadonlySignal<ModelInfo>;
  /** Asks this model from now on. */
  chooseModel(modelId: string): void;
  /** Skips the wait before the next attempt. */
  retryNow(): void;
  /** Begins an empty conversation; the old one stays in the history, and a turn that runs in it goes on. */
  newConversation(): void;
  /** Erases the open conversation from the screen and the history. */
  clear(): void;
  /**
   * Puts the messages before the first of `messages` in front of it: a page of them, or all down to the message
   * named. Never rejects; where they cannot be read, nothing changes.
   */
  loadEarlier(messageId?: string): Promise<void>;
  /**
   * Lets go of the messages before the one named, which {@link loadEarlier} reads again; of none where that could lose
   * one, or where a request takes the whole conversation along. Never rejects.
   */
  unloadBefore(messageId: string): Promise<void>;
  /** Keeps what the visitor thinks of an answer; 0 takes it back. */
  rate(messageId: string, value: Feedback | 0, why?: FeedbackReason): void;
  dismissNotice(notice: ChatNotice): void;
  /** Resolves with the outcome of the last check, asking first where none was made. Never rejects. */
  verify(): Promise<Verification>;
  /** Ends everything; later actions do nothing. */
  dispose(): void;
}

/** A {@link ChatModel} with the calls of the composition root. */
export interface OwnedChatModel extends ChatModel {
  readonly conversations: OwnedConversationList;
  /** The server or the model is another one: asks again. */
  reconnect(): void;
  /** The visitor sees the open conversation. */
  markRead(): void;
  /** Kept messages are where they should be (again), and there may be older conversations: an empty one gives way. */
  takeUpKept(): void;
  /** Shows a notice, once. */
  notify(notice: ChatNotice): void;
  /** Writes the streaming answer to the disk now: the page may be gone in a moment. */
  flush(): void;
  /** Ends the running turn, keeps it, and lets go of everything: the page may be gone in a moment, or kept for a return. */
  suspend(): void;
  /** The page has returned. */
  resume(): void;
  /** Somebody looks at the page again: reads what other tabs have written meanwhile. */
  refresh(): void;
  /**
   * A conversation, or everything, is being erased: turns in it end without a word, and an empty conversation is shown in
   * place of the open one. Writes nothing.
   */
  forget(conversationId: string | undefined): Promise<void>;
}
