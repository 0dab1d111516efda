import type { ResolvedOptions } from '../../../options/chat-options.js';
import type { ShortcutName } from '../../panel-features.js';

/** In the order in which they are listed. */
const usual: Readonly<Record<ShortcutName, string>> = {
  help: '?',
  write: '/',
  copy: 'c',
  newConversation: 'n',
  menu: 'm',
};

/** The shortcuts in force: ours, with the owner's keys in their place; an empty key switches one off. */
export function shortcutsOf({ shortcuts }: ResolvedOptions): ReadonlyMap<ShortcutName, string> {
  const own = new Map(Object.entries(typeof shortcuts === 'object' ? shortcuts : {}));
  const keys = new Map<ShortcutName, string>();
  if (shortcuts === false) return keys;
  for (const name of shortcutNames) {
    const key = (own.get(name) ?? usual[name]).trim();
    if (key) keys.set(name, key);
  }
  return keys;
}

const shortcutNames: readonly ShortcutName[] = ['help', 'write', 'copy', 'newConversation', 'menu'];

/** Whether a key press is a shortcut, such as `?` or `ctrl+shift+c`. The shift that makes a sign belongs to the sign. */
export function isPressed(shortcut: string, event: KeyboardEvent): boolean {
  const { key, modifiers } = partsOf(shortcut);
  if (event.key.toLowerCase() !== key) return false;
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  return (
    event.ctrlKey === modifiers.includes('ctrl') &&
    event.metaKey === modifiers.includes('meta') &&
    event.altKey === modifiers.includes('alt') &&
    (isSign || event.shiftKey === modifiers.includes('shift'))
  );
}

/** Whether it would write something in a field. */
export function isWriting(shortcut: string): boolean {
  return !/ctrl|meta|alt/.test(partsOf(shortcut).modifiers.join());
}

function partsOf(shortcut: string): { readonly key: string; readonly modifiers: readonly string[] } {
  // The plus sign itself may be the key.
  const parts = shortcut.toLowerCase().split(/\+(?!$)/);
  return { key: parts.at(-1) ?? '', modifiers: parts.slice(0, -1) };
}
