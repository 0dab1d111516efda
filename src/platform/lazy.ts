import { useLayoutEffect } from 'preact/hooks';
import { signal } from '@preact/signals-core';
import { ChatError, type ChatErrorCode } from '../core/chat-error.js';
import type { Clock } from '../core/clock.js';

/**
 * How long, in milliseconds, anything waits for code that a chat can do without: a network that swallows everything
 * must not hold up the rest.
 */
const patience = 5_000;

/** Code that loads when it is first needed, once. Its properties are backed by signals: whoever reads one follows it. */
export interface Lazy<T, Fallback = undefined> {
  /** Undefined until it is loaded. */
  readonly value: T | undefined;
  /** Whether the last attempt failed or exceeded the clock's patience. It may still come. */
  readonly hasFailed: boolean;
  /**
   * Loads it. Never rejects: resolves with the fallback, or undefined, where loading failed or, with a clock, takes
   * more than 5 s. The next call tries again.
   */
  load(): Promise<T | Fallback>;
}

export interface LazyOptions<Fallback> {
  /** Stands in for the code where it cannot be loaded. */
  readonly fallback?: Fallback;
  /** Measures the patience of {@link Lazy.load}. Without one it waits for as long as the browser does. */
  readonly clock?: Clock;
}

/**
 * The one way to load a chunk.
 *
 * @example
 * const menu = lazy(async () => (await import('./menu/menu.js')).Menu, { clock: systemClock });
 */
export function lazy<T>(load: () => Promise<T>, options?: { readonly clock?: Clock }): Lazy<T>;
export function lazy<T, Fallback>(load: () => Promise<T>, options: LazyOptions<Fallback>): Lazy<T, Fallback>;
export function lazy<T, Fallback>(
  load: () => Promise<T>,
  { fallback, clock }: LazyOptions<Fallback> = {},
): Lazy<T, Fallback | undefined> {
  const value = signal<T | undefined>(undefined);
  const hasFailed = signal(false);
  let loading: Promise<void> | undefined;

  function begin(): Promise<void> {
    return load().then(
      (loaded) => {
        value.value = loaded;
        hasFailed.value = false;
      },
      () => {
        loading = undefined;
        hasFailed.value = true;
      },
    );
  }

  return {
    get value() {
      return value.value;
    },
    get hasFailed() {
      return hasFailed.value;
    },
    async load() {
      if (value.peek() !== undefined) return value.peek();
      loading ??= begin();
      await (clock ? unlessTooLong(loading, clock) : loading);
      if (value.peek() !== undefined) return value.peek();
      hasFailed.value = true;
      return fallback;
    },
  };
}

/**
 * The loaded code, for who cannot do without.
 *
 * @param code of the error
 * @throws ChatError where it cannot be loaded; the next call tries again
 */
export async function required<T>(part: Lazy<T, unknown>, code: ChatErrorCode): Promise<T> {
  await part.load();
  const { value } = part;
  if (value === undefined) throw new ChatError(code, 'a part of the script could not be loaded', { retryable: true });
  return value;
}

/** Resolves with the promise, or when the patience is over. */
function unlessTooLong(promise: Promise<void>, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(patience, resolve);
    void promise.then(() => {
      cancel();
      resolve();
    });
  });
}

/** The loaded code, for a component, which renders again when it is there. Loading begins once it is needed. */
export function useLazy<T>(part: Lazy<T, unknown>, isNeeded: boolean): T | undefined {
  useLayoutEffect(() => {
    if (isNeeded) void part.load();
  }, [part, isNeeded]);
  return part.value;
}
