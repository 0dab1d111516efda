import type { TurnStore } from '../turns/turn-store.js';

/** Whether something was left to take. */
export type Taken = { readonly isTaken: true } | { readonly isTaken: false; readonly retryAfter: number };

/** Counts what each key has used in a window of time that begins with its first use. */
export interface Counter {
  /** Takes one where one is left. A refused attempt changes nothing. */
  take(key: string): Promise<Taken>;
  /** Undoes a `take`. */
  giveBack(key: string): Promise<void>;
  /** Adds to what is used, also beyond the limit. */
  add(key: string, amount: number): Promise<void>;
  /** Whether one is left, without taking it. */
  look(key: string): Promise<Taken>;
}

/** Places that are held for a time, such as those of answers that run. */
export interface Slots {
  /** Takes a place of `key` for `holder` where fewer than `limit` are taken. */
  acquire(key: string, limit: number, holder: string): Promise<boolean>;
  release(key: string, holder: string): Promise<void>;
}

/**
 * All that a relay remembers. In memory it is of one process; several relays share one in Redis. Every method rejects
 * where the store cannot be reached.
 */
export interface RelayState {
  createCounter(name: string, limit: number, seconds: number): Counter;
  readonly slots: Slots;
  readonly turns: TurnStore;
  /** Ends a session before its tokens are over. */
  revoke(session: string, seconds: number): Promise<void>;
  isRevoked(session: string): Promise<boolean>;
  /** Signs the sessions where the owner gives no secret: the same for all that share this state. */
  sessionSecret(): Promise<Uint8Array<ArrayBuffer>>;
  /** Whether the store can be reached now. */
  isReady(): boolean;
  dispose(): Promise<void>;
}
