import type { RelayErrorCode } from './relay-error.js';
import type { TurnEnd } from './turns/turn-store.js';

/** What a relay tells of its work, for logs and figures. No event holds a message, a token or a key. */
export type RelayEvent =
  | {
      readonly type: 'request';
      readonly requestId: string;
      readonly method: string;
      /** The route, without what stands in the place of ids. */
      readonly route: string;
      readonly status: number;
      readonly ms: number;
      /** Why it was refused. */
      readonly code?: RelayErrorCode;
      /** Which allowance was used up: `session minute`, for instance. */
      readonly reason?: string;
      /** To be hashed before it is written anywhere. */
      readonly address: string;
    }
  /** With `limits.mode: log`: what would have been refused. */
  | { readonly type: 'would-refuse'; readonly code: RelayErrorCode; readonly reason: string }
  | { readonly type: 'turn-start' }
  | {
      readonly type: 'turn-end';
      readonly end: TurnEnd;
      readonly ms: number;
      /** Until the first frame; undefined where none came. */
      readonly firstFrameMs: number | undefined;
      readonly promptTokens: number;
      readonly completionTokens: number;
      /** Whether the tokens were not counted by the upstream. */
      readonly isEstimate: boolean;
    }
  | { readonly type: 'upstream-error'; readonly upstream: string; readonly reason: string }
  /** The store of limits and answers cannot be reached, or can again. */
  | { readonly type: 'state-lost'; readonly reason: string }
  | { readonly type: 'state-back' };

/** Receives what a relay tells. */
export type Observe = (event: RelayEvent) => void;
