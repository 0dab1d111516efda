import { useLayoutEffect } from 'preact/hooks';
import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { Clock } from '../core/clock.js';
import { usePanel } from './use-panel.js';

/** A page that breaks `requestAnimationFrame`, and a tab that is not seen, get their text after this, in ms. */
const longestFrame = 250;

/** Calls back once before the next frame, unless the returned function is called first. */
function onFrame(clock: Clock, callback: () => void): () => void {
  const cancel = (): void => {
    cancelAnimationFrame(frame);
    cancelTimer();
  };
  const run = (): void => {
    cancel();
    callback();
  };
  const cancelTimer = clock.after(longestFrame, run);
  const frame = requestAnimationFrame(run);
  return cancel;
}

/** Follows a signal that changes with every delta, but at most once a frame. A settled text is there at once. */
export function useFrameSignal(source: ReadonlySignal<string> | string): ReadonlySignal<string> {
  const { clock } = usePanel();
  const shown = useSignal(typeof source === 'string' ? source : source.peek());
  useLayoutEffect(() => {
    if (typeof source === 'string') {
      shown.value = source;
      return;
    }
    let cancel: (() => void) | undefined;
    const unsubscribe = source.subscribe((text) => {
      if (text === shown.peek()) return;
      cancel ??= onFrame(clock, () => {
        cancel = undefined;
        shown.value = source.peek();
      });
    });
    return () => {
      unsubscribe();
      cancel?.();
    };
  }, [source]);
  return shown;
}
