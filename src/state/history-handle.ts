import type { Conversation } from '../core/conversation.js';
import type { Message } from '../core/message.js';

/** `json` holds everything and can be imported again; `markdown` is for readers; `open-webui` is what Open WebUI imports. */
export type ExportFormat = 'json' | 'markdown' | 'open-webui';

/** A conversation as it is read. */
export interface KeptConversation {
  readonly conversation: Conversation;
  /** Those of the branch that is shown, oldest first. */
  readonly messages: readonly Message[];
}

/** The result of an import. */
export interface ImportResult {
  readonly conversations: number;
  readonly messages: number;
  /** Conversations and messages of the file that could not be read. */
  readonly setAside: number;
}

/**
 * The conversations that this visitor's browser keeps: on this device, in the tab's session or in memory, as the option
 * `history` says. Nothing here asks a server.
 *
 * Every promise rejects with a `ChatError` and nothing else: code `storage` where the disk fails, `config` for a wrong
 * argument and after `destroy`, `network` where the rest of the script could not be loaded.
 */
export interface HistoryHandle {
  /**
   * The conversations, the one written to last first. Reads no messages.
   *
   * @example
   * const [last] = await chat.history.list();
   */
  list(): Promise<readonly Conversation[]>;
  /**
   * A conversation with all its messages; null where there is none of that id.
   *
   * @example
   * const kept = await chat.history.load(last.id);
   * const texts = kept?.messages.map(({ text }) => text);
   */
  load(conversationId: string): Promise<KeptConversation | null>;
  /**
   * Everything that is kept, or one conversation, as the text of a file.
   *
   * @param format default: `json`
   *
   * @example
   * const file = new File([await chat.history.export('markdown')], 'conversations.md');
   */
  export(format?: ExportFormat, conversationId?: string): Promise<string>;
  /**
   * Adds the conversations of a file: what `export('json')` made, or Open WebUI's "Export chats". Ids are kept, so that
   * importing twice adds nothing, and what is there stays as it is. Damaged parts are set aside and counted.
   *
   * @example
   * const { conversations, setAside } = await chat.history.import(input.files[0]);
   */
  import(file: string | Blob): Promise<ImportResult>;
  /**
   * Erases a conversation, or everything, for good, and begins an empty conversation where it was the open one.
   *
   * @example
   * await chat.history.erase();
   */
  erase(conversationId?: string): Promise<void>;
}
