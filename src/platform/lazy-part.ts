import { signal, type ReadonlySignal } from '@preact/signals-core';
import { lazy } from '../core/lazy.js';
import { useEffect } from './hooks.js';
import { systemClock } from './system-clock.js';

/** Code that loads when it is first needed, once for all chats of a page. What reads it renders again when it is there. */
export interface LazyPart<T> {
  /** Undefined until it is loaded. */
  readonly loaded: ReadonlySignal<T | undefined>;
  /** Whether it could not be loaded, or has kept one waiting for too long; it may still come. */
  readonly hasFailed: ReadonlySignal<boolean>;
  /** Loads it, as {@link lazy} does. */
  load(): Promise<T | undefined>;
}

export function lazyPart<T>(fetchPart: () => Promise<T>): LazyPart<T> {
  const loaded = signal<T | undefined>(undefined);
  const hasFailed = signal(false);
  const part = lazy(async () => (loaded.value = await fetchPart()), systemClock);
  return {
    loaded,
    hasFailed,
    async load() {
      const value = await part.load();
      if (value === undefined) hasFailed.value = true;
      return value;
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
