import { signal, type ReadonlySignal } from '@preact/signals-core';
import { patience } from '../core/lazy.js';
import { useEffect } from './hooks.js';

/** Code that loads when it is first needed, once for all chats of a page. What reads it renders again when it is there. */
export interface LazyPart<T> {
  /** Undefined until it is loaded. */
  readonly loaded: ReadonlySignal<T | undefined>;
  /** Whether it could not be loaded, or is still on its way after {@link patience}. */
  readonly hasFailed: ReadonlySignal<boolean>;
  /** Loads it. Never rejects: resolves with undefined where loading failed, and the next call tries again. */
  load(): Promise<T | undefined>;
}

export function lazyPart<T>(fetchPart: () => Promise<T>): LazyPart<T> {
  const loaded = signal<T | undefined>(undefined);
  const hasFailed = signal(false);
  return {
    loaded,
    hasFailed,
    async load() {
      const fail = (): void => void (hasFailed.value = true);
      const late = setTimeout(fail, patience);
      try {
        loaded.value = loaded.peek() ?? (await fetchPart());
      } catch {
        fail();
      }
      clearTimeout(late);
      return loaded.peek();
    },
  };
}

/** What is loaded of a part; it begins to load where it is needed. */
export function useLazyPart<T>({ loaded, load }: LazyPart<T>, isNeeded: boolean): T | undefined {
  useEffect(() => {
    if (isNeeded) void load();
  }, [isNeeded]);
  return loaded.value;
}
