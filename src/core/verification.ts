import type { ChatError } from './chat-error.js';

/** A model, as its server describes it in plain text. */
export interface ModelInfo {
  /** Matched exactly, never split: it may hold dots and slashes. */
  readonly id: string;
  readonly name?: string;
  readonly description?: string;
  /** Suggested first questions. */
  readonly suggestions?: readonly string[];
  /** The server hides it from those who choose; it can be used by its id. */
  readonly isHidden?: boolean;
}

/**
 * The outcome of asking for the model.
 *
 * - `found`: `model` is the one that is used: of the models that the owner named, the first in the server's list.
 *   Where the owner named several, `models` are those in the list, in the owner's order.
 * - `not-listed`: there is a list, without any of them; `close` are the listed ids most like the first (at most 3).
 * - `refused`: 401 or 403.
 * - `wrong-path`: the address is not the API's, and Open WebUI answers at `suggestedUrl`.
 * - `no-list`: a gateway without a route for models.
 * - `failed`: no answer, or a server error.
 * - `not-asked`: `verifyModel` is false.
 * - `destroyed`: the chat was destroyed first.
 */
export type Verification =
  | { readonly outcome: 'found'; readonly model: ModelInfo; readonly models?: readonly ModelInfo[] }
  | { readonly outcome: 'not-listed'; readonly close: readonly string[] }
  | { readonly outcome: 'refused'; readonly status: 401 | 403 }
  | { readonly outcome: 'wrong-path'; readonly suggestedUrl: string }
  | { readonly outcome: 'no-list' }
  | { readonly outcome: 'failed'; readonly error: ChatError }
  | { readonly outcome: 'not-asked' }
  | { readonly outcome: 'destroyed' };

/** How strictly an outcome is taken (option `verifyModel`). */
export type Strictness = boolean | 'lenient';

/** Whether messages may be sent after this outcome. */
export function allowsSending(verification: Verification, strictness: Strictness): boolean {
  if (strictness === false) return true;
  if (verification.outcome === 'found' || strictness === true) return verification.outcome === 'found';
  switch (verification.outcome) {
    case 'not-listed':
    case 'wrong-path':
    case 'destroyed':
      return false;
    case 'refused':
      return verification.status === 403;
    default:
      return true;
  }
}

/** Whether the question was answered for good, so that it need not be asked again before the next message. */
export function isSettled(verification: Verification): boolean {
  return verification.outcome === 'found' || verification.outcome === 'not-asked';
}

/** The state of the connection: the header of the panel shows it, and the event `connection` tells it. */
export type Connection =
  | { readonly state: 'checking' }
  | { readonly state: 'ready'; readonly model: ModelInfo }
  | { readonly state: 'unverified'; readonly verification: Verification }
  | { readonly state: 'unavailable'; readonly verification: Verification };

/** The state that an outcome leads to. */
export function connectionOf(verification: Verification, strictness: Strictness): Connection {
  if (verification.outcome === 'found') return { state: 'ready', model: verification.model };
  return { state: allowsSending(verification, strictness) ? 'unverified' : 'unavailable', verification };
}
