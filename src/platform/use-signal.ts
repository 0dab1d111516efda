import { useMemo, useRef } from './hooks.js';
import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals-core';

/** A signal that lives as long as the component. */
export function useSignal<T>(first: T): Signal<T> {
  return useMemo(() => signal(first), []);
}

/** What every rendering is given anew, as a signal: who reads that renders again when it has changed. */
export function useLatest<T>(value: T): ReadonlySignal<T> {
  const latest = useSignal(value);
  latest.value = value;
  return latest;
}

/** What follows from signals: the component renders again when this has changed, not when they have. */
export function useComputed<T>(compute: () => T): ReadonlySignal<T> {
  const latest = useRef(compute);
  latest.current = compute;
  return useMemo(() => computed(() => latest.current()), []);
}
