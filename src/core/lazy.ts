/** Something that loads when first needed and is at hand from then on. */
export interface Lazy<T> {
  /** Undefined until it is loaded. */
  readonly value: T | undefined;
  /** Loads it once. Never rejects: resolves with undefined where loading failed, and the next call tries again. */
  load(): Promise<T | undefined>;
}

export function lazy<T>(load: () => Promise<T>): Lazy<T> {
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
      return loading;
    },
  };
}
