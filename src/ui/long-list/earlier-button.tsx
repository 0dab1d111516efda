import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { usePanel } from '../panel-context.js';
import type { LongListStrings } from '../../strings/translation.js';

interface EarlierButtonProps {
  scroller: HTMLElement;
  words: LongListStrings;
  /** The first turn there is: with another one, the button has moved. */
  first: string | undefined;
}

/** Loads what came before, by itself as the reader comes near, and when it is pressed. */
export function EarlierButton({ scroller, words, first }: EarlierButtonProps): VNode {
  const { model } = usePanel();
  const button = useRef<HTMLButtonElement>(null);
  const isLoading = useSignal(false);

  function load(): void {
    if (isLoading.peek()) return;
    isLoading.value = true;
    void model.loadEarlier().finally(() => {
      isLoading.value = false;
    });
  }

  // An observer tells changes only: a new one, after each page, tells where the button is now. Where nothing came, it is
  // not asked for again but by the reader.
  useLayoutEffect(() => {
    if (!button.current) return;
    const observer = new IntersectionObserver((entries) => entries.some((e) => e.isIntersecting) && load(), {
      root: scroller,
      rootMargin: '600px 0px 0px',
    });
    observer.observe(button.current);
    return () => observer.disconnect();
  }, [first]);

  // All is there, or the reader far away: the keyboard goes on in the list, and not at the top of the page.
  useLayoutEffect(
    () => () => {
      const root = scroller.getRootNode();
      if (root instanceof ShadowRoot && root.activeElement === button.current) scroller.focus({ preventScroll: true });
    },
    [],
  );

  return (
    <button ref={button} type="button" class="earlier" aria-disabled={isLoading.value} onClick={load}>
      {isLoading.value ? words.loading : words.earlierMessages}
    </button>
  );
}
