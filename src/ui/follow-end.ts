import { type ReadonlySignal, signal } from '@preact/signals';

/** As near as this to the end, in px, counts as reading the end. */
const near = 24;

/** `greeting`: is read from its start. `growing`: what comes is new text, and not a fold that the reader opened. */
type ContentState = 'greeting' | 'settled' | 'growing';

/** Keeps the end of a growing list in view, for as long as the reader wants it. */
export interface EndFollower {
  /** False once the reader has scrolled up. */
  readonly isFollowing: ReadonlySignal<boolean>;
  /** Whether something was added below while the reader was elsewhere. */
  readonly hasNews: ReadonlySignal<boolean>;
  /** Goes to the end and follows again. */
  toEnd(): void;
  /** The reader is led elsewhere. */
  leave(): void;
  /** The list has changed its height by what is mounted: that is no news. */
  settle(): void;
  dispose(): void;
}

/**
 * Sizes come from the observer and are not asked for, so that nothing here makes the browser lay out a second time for
 * a delta, or at all while the panel is hidden.
 */
export function followEnd(scroller: HTMLElement, content: HTMLElement, stateOf: () => ContentState): EndFollower {
  const isFollowing = signal(true);
  const hasNews = signal(false);
  let top = 0;
  let height = 0;
  let view = 0;

  function toEnd(): void {
    isFollowing.value = true;
    hasNews.value = false;
    scroller.scrollTop = scroller.scrollHeight;
    top = scroller.scrollTop;
  }

  function onScroll(): void {
    const now = scroller.scrollTop;
    // Positions may be rounded to whole pixels.
    const isHigher = now < top - 1;
    // A list that got shorter, or a view that got taller, moves the position without the reader.
    if (isHigher && scroller.scrollHeight >= Math.floor(height) && scroller.clientHeight <= Math.ceil(view)) {
      isFollowing.value = false;
    } else if (height - view - now < near) {
      isFollowing.value = true;
      hasNews.value = false;
    }
    top = now;
  }

  // Told before the scroll happens: a fast stream would else pull the reader back before the first step counts.
  function onWheel(event: WheelEvent): void {
    if (event.deltaY < 0 && scroller.scrollTop > 0) isFollowing.value = false;
  }

  const observer = new ResizeObserver((entries) => {
    const wasHidden = view === 0;
    const before = height;
    for (const { target, borderBoxSize } of entries) {
      const size = borderBoxSize[0]?.blockSize ?? 0;
      if (target === scroller) view = size;
      else height = size;
    }
    if (view === 0) return;
    // A size that was asked for is rounded.
    const grew = height >= before + 1;
    const state = stateOf();
    if (isFollowing.value && state !== 'greeting') {
      hasNews.value = false;
      scroller.scrollTop = height;
      top = height - view;
      return;
    }
    // Not every browser keeps the position of what was hidden.
    if (wasHidden) scroller.scrollTop = top;
    if (grew && state === 'growing') hasNews.value = true;
  });
  observer.observe(scroller);
  observer.observe(content);
  scroller.addEventListener('scroll', onScroll);
  scroller.addEventListener('wheel', onWheel, { passive: true });

  return {
    isFollowing,
    hasNews,
    toEnd,
    leave() {
      isFollowing.value = false;
    },
    settle() {
      height = scroller.scrollHeight;
      top = scroller.scrollTop;
    },
    dispose() {
      observer.disconnect();
      scroller.removeEventListener('scroll', onScroll);
      scroller.removeEventListener('wheel', onWheel);
    },
  };
}
