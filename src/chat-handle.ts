import type { ChatEvents } from './core/chat-events.js';
import type { Verification } from './core/verification.js';
import type { HistoryHandle } from './state/history-handle.js';
import type { ChatOptions } from './options/chat-options.js';

/**
 * One chat on a page. Every method returns at once; what needs the rest of the script waits for it. After `destroy`
 * every method does nothing.
 */
export interface ChatHandle {
  /** The `<causerie-chat>` element; the events of {@link on} are dispatched on it as `causerie:NAME`, too. */
  readonly element: HTMLElement;
  /** The outcome of the check of the model. Reading it checks, where that was not done. Never rejects. */
  readonly ready: Promise<Verification>;
  /** Whether a relay stands before the server: known with `ready`, and `direct` until then. */
  readonly connection: 'direct' | 'relay';
  open(): void;
  close(): void;
  toggle(): void;
  /** Sends a message of the visitor, also while the panel is closed. Blank text does nothing. */
  send(text: string): void;
  /** Puts a text into the composer in place of what stands there; the visitor sends it, or does not. */
  draft(text: string): void;
  /** Ends the answer that is coming; what came is kept. */
  stop(): void;
  /** Asks again for the last message that failed or whose answer is incomplete. */
  retry(): void;
  /** Erases the open conversation, on the screen and on the disk. */
  clear(): void;
  /** Begins an empty conversation; the old one is kept. */
  newConversation(): void;
  /**
   * Changes options of the living chat; those not named stay. `history`, `historyKey`, `placement` and `container`
   * cannot change, not even from absent to their default: destroy the chat and create another.
   *
   * @throws ChatError of code `config` for a mistake in the options; the chat is then unchanged
   */
  update(options: Partial<ChatOptions>): void;
  /**
   * Another user of the site is there (`null`: nobody is logged in any more). Ends a running answer, shows the history
   * of that user, and leaves nothing of the one before on the screen, here and in the other tabs. What was theirs
   * stays on the disk under their name. The same as `update({ user })`; `options.user` says who is there at the start.
   *
   * @throws ChatError of code `config` for an id that is no text; the chat is then unchanged
   */
  setUser(user: { readonly id: string; readonly token?: string } | null): void;
  /** The conversations that the visitor's browser keeps: to read, export, import and erase. */
  readonly history: HistoryHandle;
  /** Calls back at each event of that name until the returned function is called. */
  on<N extends keyof ChatEvents>(name: N, listener: (detail: ChatEvents[N]) => void): () => void;
  /** Ends all work and removes the element. What came of a running answer is kept; `ready` resolves. */
  destroy(): void;
}
