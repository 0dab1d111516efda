import { expect, test } from 'vitest';
import { shortcutsOf } from '../../../../src/ui/message-parts/keys/shortcuts.js';
import { resolvedOptions } from '../../fake-chat.js';

test('an owner changes one, switches one off, or all', () => {
  expect([...shortcutsOf(resolvedOptions()).values()]).toEqual(['?', '/', 'c', 'n', 'm']);
  const own = shortcutsOf(resolvedOptions({ shortcuts: { copy: 'Ctrl+Shift+C', menu: '', other: 'x' } }));
  expect([...own]).toEqual([
    ['help', '?'],
    ['write', '/'],
    ['copy', 'Ctrl+Shift+C'],
    ['newConversation', 'n'],
  ]);
  expect(shortcutsOf(resolvedOptions({ shortcuts: false })).size).toBe(0);
});
