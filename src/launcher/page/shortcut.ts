import { isPressed, isWriting } from '../../platform/shortcut.js';
import type { GivenOptions } from '../../options/chat-options.js';

/** Calls back at the keys of the option `shortcut`. Returns its stop. */
export function followShortcut(options: () => GivenOptions, onPress: () => void): () => void {
  const stop = new AbortController();
  const listen = (event: KeyboardEvent): void => {
    const { shortcut } = options();
    if (!shortcut || event.repeat || !isPressed(shortcut, event)) return;
    // A letter by itself is what somebody writes.
    if (isWriting(shortcut) && isInField(event)) return;
    event.preventDefault();
    onPress();
  };
  addEventListener('keydown', listen, stop);
  return () => stop.abort();
}

function isInField(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input,textarea,select'));
}
