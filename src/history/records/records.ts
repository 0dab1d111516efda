import type { HistoryStore } from '../history-store.js';

/**
 * Where a record is, from the general to the special. The first part says what it is:
 *
 * - `['c', conversation id]` a conversation, without its messages
 * - `['c', 0, conversation id]` that a conversation is deleted and can still be brought back. A number sorts before every
 *   id, so that one range has the conversations and those of them that are hidden.
 * - `['m', conversation id, position]` a message
 * - `['p', conversation id, message id, number]` a checkpoint of an answer that streams, or whose page went away. The
 *   answer's id is in the key, so that two tabs that stream at one position never write into each other's answer.
 * - `['b', conversation id, branch id]` a branch
 * - `['d', conversation id]` what the visitor has begun to write
 * - `['r', conversation id]` when a conversation was brought back whole, from a file for instance
 * - `['x', conversation id]` that a conversation was erased, and not a word of it
 * - `['k']` the key of an encrypted history
 * - `['v']` what the clock said at the last visits on two days
 * - `['last', format version]` which conversation was written to last
 *
 * A page may have put records under keys with other parts than texts and numbers; they are nothing of ours.
 */
export type RecordKey = IDBValidKey[];

export interface KeyedRecord {
  readonly key: RecordKey;
  readonly value: unknown;
}

/** Records as they are on the disk, not decoded. Usable only while the work runs that was given them. */
export interface Records {
  /** The record, or undefined. */
  get(key: RecordKey): Promise<unknown>;
  /**
   * The record of that key and all whose keys begin with it, numbers in order.
   *
   * @param from those only whose next part is at least that number
   */
  list(prefix: RecordKey, from?: number): Promise<readonly KeyedRecord[]>;
  /** The last `count` records whose key is `prefix` and a number from 0 to under `before`, in order. */
  page(prefix: RecordKey, before: number, count: number): Promise<readonly KeyedRecord[]>;
  /** Adds or replaces. A failure fails the whole work. */
  put(key: RecordKey, value: unknown): void;
  /** Deletes the record of that key and all whose keys begin with it. */
  delete(prefix: RecordKey): void;
}

/**
 * How a piece of work uses the records.
 *
 * - `read`, `scan`, `erase`: creates nothing where nothing is stored; what a `scan` reads is not for the screen
 * - `append`: puts at once, and is committed without waiting for an answer of the disk
 * - `write-strict`: done only when it is flushed to the disk
 */
export type Access = 'read' | 'scan' | 'append' | 'write' | 'write-strict' | 'erase';

/** Runs again after an error of the store, so it changes nothing but the records. */
export type Work<T> = (records: Records) => T | Promise<T>;

/** A place that keeps records. Work is done as a whole or not at all. */
export interface RecordStore {
  readonly kind: HistoryStore['kind'];
  /** Whether it was emptied by others and has not got back yet what this page holds of it. */
  readonly isEmptied?: boolean;
  /**
   * Does the work and resolves with what it returned once that is kept. Where the store is open, the work is begun
   * within the call. Rejects with the error of the place, whatever it is. Calls must not overlap.
   */
  run<T>(access: Access, work: Work<T>): Promise<T>;
  /** Copies of what the page has read and written, for a time when the disk fails; only of a store that keeps them. */
  readonly mirror?: Records;
  /** Lets go of the connection, if there is one, until the next work. */
  close(): void;
}
