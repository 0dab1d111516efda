/**
 * One tab tells the others where to look in the store, never what stands there. Any script of the page can speak on
 * the same channel, so a hint is only ever a reason to read, or to end an answer, which every script can do by the page's
 * own handle.
 */
export type TabHint =
  /** A message was written, or has grown by a checkpoint. */
  | { readonly kind: 'message'; readonly conversation: string; readonly position: number }
  /** The record of a conversation, its branches or its draft have changed. */
  | { readonly kind: 'conversation'; readonly conversation: string }
  | { readonly kind: 'draft'; readonly conversation: string }
  | { readonly kind: 'erased'; readonly conversation: string }
  | { readonly kind: 'erased-all' }
  /** An answer has ended that nobody saw; or somebody has seen it. */
  | { readonly kind: 'unread'; readonly conversation: string }
  | { readonly kind: 'read'; readonly conversation: string }
  /** The user of this store has left the site, in some tab. Names nobody: who is there now is for each page to say. */
  | { readonly kind: 'user' }
  /** The visitor presses Stop in a tab that shows the answer of another one. */
  | { readonly kind: 'stop'; readonly conversation: string }
  /** Is the tab awake that runs a turn of this conversation? */
  | { readonly kind: 'asks'; readonly conversation: string }
  | { readonly kind: 'runs'; readonly conversation: string };
