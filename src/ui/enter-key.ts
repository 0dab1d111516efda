import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** A key that an input method takes, in every engine: https://w3c.github.io/uievents/#fixed-virtual-key-codes */
const takenKey = 229;

/**
 * Whether a key press is Enter alone and not the input method's own, which only ends a composition:
 *
 *     Chromium, Firefox   keydown 229, composing → compositionend → keyup
 *     Safari              compositionend → keydown 229, not composing → keyup
 *     Korean on a Mac     the same as the first, and then one more keydown 13, which is the visitor's
 *     Android             keydown 13, composing: its keyboards compose every word, underlined, and Enter is no part of it
 */
function isEnter({ key, keyCode, shiftKey, isComposing }: KeyboardEvent): boolean {
  if (key !== 'Enter' || shiftKey || keyCode === takenKey) return false;
  return !isComposing || /Android/.test(navigator.userAgent);
}

/**
 * Calls back for Enter in a field, in place of the line break it would make. Some keyboards of Android name no key, so
 * there the line break itself is the sign.
 */
export function useEnter(field: RefObject<HTMLTextAreaElement | null>, onEnter: () => void): void {
  const latest = useRef(onEnter);
  latest.current = onEnter;
  useLayoutEffect(() => {
    const { current } = field;
    let lastKeyCode = 0;
    function onKeyDown(event: KeyboardEvent): void {
      lastKeyCode = event.keyCode;
      if (isEnter(event)) act(event);
    }
    function onBeforeInput(event: InputEvent): void {
      const isLineBreak = event.inputType === 'insertLineBreak' || event.inputType === 'insertParagraph';
      if (isLineBreak && lastKeyCode === takenKey && /Android/.test(navigator.userAgent)) act(event);
    }
    function act(event: Event): void {
      event.preventDefault();
      latest.current();
    }
    current?.addEventListener('keydown', onKeyDown);
    current?.addEventListener('beforeinput', onBeforeInput);
    return () => {
      current?.removeEventListener('keydown', onKeyDown);
      current?.removeEventListener('beforeinput', onBeforeInput);
    };
  }, []);
}

/** Enough of a text to fill the eight lines of the widest field; the copy that gives a field its height needs no more. */
export function firstLines(text: string): string {
  return `${text.slice(0, 4_000)}\n`;
}
