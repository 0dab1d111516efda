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
