import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import type { Clock } from '../core/clock.js';
import { createReveal } from './reveal.js';
import { usePanel } from './panel-context.js';

/** A page that breaks `requestAnimationFrame` gets its text after this, in ms. */
const longestFrame = 150;

/**
 * Text that comes in every frame is shown in every second one (of a usual screen): no reader sees the difference, and
 * layout and paint are most of the work. In ms.
 */
const shortestPause = 20;
/** The same where more than {@link fastStep} characters come in that time: nobody reads those letter by letter. */
const fastPause = 40;
const fastStep = 96;

/** Calls back once in the next frame, for as often as it is asked. */
interface Frames {
  ask(): void;
  cancel(): void;
}

/**
 * One timer watches over many frames: a timer for each would cost more than what is done in them.
 *
 * @param callback returns how many characters it has shown
 */
function createFrames(clock: Clock, callback: () => number): Frames {
  let frame = 0;
  let askedAt = 0;
  let shownAt = -Infinity;
  let pause = shortestPause;
  let cancelTimer: (() => void) | undefined;

  function run(): void {
    cancelAnimationFrame(frame);
    frame = 0;
    pause = callback() > fastStep ? fastPause : shortestPause;
  }
  function onFrame(time: number): void {
    if (time - shownAt < pause) {
      frame = requestAnimationFrame(onFrame);
      return;
    }
    shownAt = time;
    run();
  }
  function watch(ms: number): void {
    cancelTimer = clock.after(ms, () => {
      cancelTimer = undefined;
      if (frame === 0) return;
      const left = askedAt + longestFrame - clock.now();
      if (left > 0) return watch(left);
      run();
    });
  }

  return {
    ask() {
      if (frame !== 0) return;
      askedAt = clock.now();
      // A page that breaks frames may give 0 for a number.
      frame = requestAnimationFrame(onFrame) || -1;
      if (!cancelTimer) watch(longestFrame);
    },
    cancel() {
      cancelAnimationFrame(frame);
      frame = 0;
      cancelTimer?.();
      cancelTimer = undefined;
    },
  };
}

/**
 * Follows a signal that changes with every delta: at most once a frame, a burst spread over some frames, and not at
 * all while the page is not seen; it is whole again at once when the visitor returns. A settled text is there at once.
 */
export function useRevealedText(source: ReadonlySignal<string> | string): ReadonlySignal<string> {
  const { clock } = usePanel();
  const shown = useSignal('');
  // Within the rendering: an answer that is told to have ended while a part of it is shown would be read twice.
  if (typeof source === 'string') shown.value = source;
  useLayoutEffect(() => {
    if (typeof source === 'string') return;
    const whole = source;
    const reveal = createReveal();
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const frames = createFrames(clock, show);

    function show(): number {
      const text = whole.peek();
      const before = shown.peek().length;
      shown.value = isStill ? text : text.slice(0, reveal.next(text, before, clock.now()));
      if (shown.value !== text) follow();
      return shown.value.length - before;
    }
    function follow(): void {
      if (!document.hidden) frames.ask();
    }
    function onVisibility(): void {
      frames.cancel();
      if (!document.hidden) shown.value = whole.peek();
    }

    const unsubscribe = whole.subscribe((text) => {
      if (text === shown.peek()) return;
      reveal.grew(text.length, clock.now());
      follow();
    });
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      unsubscribe();
      frames.cancel();
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [source]);
  return shown;
}
