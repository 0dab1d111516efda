import { allowsSending, type ModelInfo, type Strictness, type Verification } from './verification.js';

/** What the header of the panel shows, and the event `connection` tells. */
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
