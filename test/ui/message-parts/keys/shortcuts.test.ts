import { expect, test } from 'vitest';
import { isPressed, isWriting, shortcutsOf } from '../../../../src/ui/message-parts/keys/shortcuts.js';
import { resolvedOptions } from '../../fake-chat.js';

function pressed(key: string, more: Partial<KeyboardEvent> = {}): KeyboardEvent {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  return Object.assign({}, { key, ...none, ...more }) as KeyboardEvent;
}

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

test('a key counts with its modifiers, and a sign with the shift that makes it', () => {
  expect(isPressed('c', pressed('c'))).toBe(true);
  expect(isPressed('c', pressed('c', { ctrlKey: true }))).toBe(false);
  expect(isPressed('c', pressed('C', { shiftKey: true }))).toBe(false);
  expect(isPressed('Ctrl+Shift+C', pressed('C', { ctrlKey: true, shiftKey: true }))).toBe(true);
  expect(isPressed('?', pressed('?', { shiftKey: true }))).toBe(true);
  expect(isPressed('ctrl++', pressed('+', { ctrlKey: true }))).toBe(true);
});

test('only a shortcut without Ctrl, Alt or Meta would write in a field', () => {
  expect(['?', 'c', 'shift+c', 'ctrl+c', 'alt+x', 'meta+k'].map(isWriting)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
