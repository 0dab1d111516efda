/** Time, passed in so that a test can own it. */
export interface Clock {
  /** Milliseconds of a clock that never jumps; for limits and waits. */
  now(): number;
  /** Milliseconds since 1970, by the visitor's clock, which may be wrong; for display and for records. */
  date(): number;
  /** Calls back once after `ms` milliseconds, unless the returned function is called first. */
  after(ms: number, callback: () => void): () => void;
}
