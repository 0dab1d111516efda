import type { GivenOptions } from '../../options/chat-options.js';

const modifiers = ['ctrl', 'alt', 'shift', 'meta'] as const;

/** Calls back at the keys of the option `shortcut`. Returns its stop. */
export function followShortcut(options: () => GivenOptions, onPress: () => void): () => void {
  const stop = new AbortController();
  const listen = (event: KeyboardEvent): void => {
    const { shortcut } = options();
    if (!shortcut || event.repeat || !isShortcut(shortcut, event)) return;
    event.preventDefault();
    onPress();
  };
  addEventListener('keydown', listen, stop);
  return () => stop.abort();
}

/** Whether the keys are those of a shortcut such as `ctrl+k`. */
function isShortcut(shortcut: string, event: KeyboardEvent): boolean {
  const names = shortcut
    .toLowerCase()
    .split('+')
    .map((name) => name.trim());
  const key = names.pop();
  // A letter by itself is what somebody writes.
  if (!event.ctrlKey && !event.altKey && !event.metaKey && isWriting(event)) return false;
  return event.key.toLowerCase() === key && modifiers.every((name) => event[`${name}Key`] === names.includes(name));
}

function isWriting(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input,textarea,select'));
}
