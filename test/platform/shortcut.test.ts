import { expect, test } from 'vitest';
import { isPressed, isWriting, type KeyPress } from '../../src/platform/shortcut.js';

function pressed(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more };
}

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
