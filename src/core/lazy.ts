import type { Clock } from './clock.js';

/**
 * How long something is waited for that a chat can do without, in milliseconds: a network that swallows everything must
 * not hold up what is told of it.
 */
const patience = 5_000;

/** Something that loads when first needed and is at hand from then on. */
export interface Lazy<T> {
  /** Undefined until it is loaded. */
  readonly value: T | undefined;
  /**
   * Loads it once. Never rejects: resolves with undefined where loading failed, and the next call tries again; with a
   * clock also where it takes too long, and it may then be at hand later.
   */
  load(): Promise<T | undefined>;
}

/** @param clock for what a chat can do without: see {@link patience} */
export function lazy<T>(load: () => Promise<T>, clock?: Clock): Lazy<T> {
  let value: T | undefined;
  let loading: Promise<T | undefined> | undefined;
  return {
    get value() {
      return value;
    },
    load() {
      loading ??= load().then(
        (loaded) => (value = loaded),
        () => (loading = undefined),
      );
      return clock && value === undefined ? soon(loading, clock) : loading;
    },
  };
}

/** What is promised, or undefined where it takes too long. */
function soon<T>(promise: Promise<T>, clock: Clock): Promise<T | undefined> {
  return new Promise((resolve) => {
    const cancel = clock.after(patience, () => resolve(undefined));
    void promise.then((value) => {
      cancel();
      resolve(value);
    });
  });
}
