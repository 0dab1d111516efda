import { expect, test } from 'vitest';
import { fakeChat } from './fake-chat.js';
import { mount } from './mount.js';

test('Enter sends what was typed and empties the field', () => {
  const panel = mount();
  panel.type('  hello  ');
  expect(panel.press('Enter').defaultPrevented).toBe(true);
  expect(panel.chat.calls).toEqual(['send hello']);
  expect(panel.field.value).toBe('');
});

test('Shift+Enter breaks the line instead of sending', () => {
  const panel = mount();
  panel.type('hello');
  expect(panel.press('Enter', { shiftKey: true }).defaultPrevented).toBe(false);
  expect(panel.chat.calls).toEqual([]);
});

test.for([{ isComposing: true }, { keyCode: 229 }])('Enter belongs to an input method that composes: %o', (init) => {
  const panel = mount();
  panel.type('にほ');
  panel.press('Enter', init);
  expect(panel.chat.calls).toEqual([]);
  expect(panel.field.value).toBe('にほ');
});

test('blank text is neither sent nor lost, and the button says that it would do nothing', () => {
  const panel = mount();
  const button = panel.screen.getByRole('button', { name: 'Send' });
  panel.type('  \n');
  expect(button.getAttribute('aria-disabled')).toBe('true');
  panel.press('Enter');
  panel.click('Send');
  expect(panel.chat.calls).toEqual([]);
  expect(panel.field.value).toBe('  \n');
  panel.type('x');
  expect(button.getAttribute('aria-disabled')).toBe('false');
});

test('Send becomes Stop while a turn runs, in the same button, and Enter still sends', () => {
  const panel = mount();
  const button = panel.screen.getByRole('button', { name: 'Send' });
  panel.set(() => {
    panel.chat.turn.value = { phase: 'waiting', turnId: 't', attempt: 1, since: 0 };
  });
  expect(panel.screen.getByRole('button', { name: 'Stop' })).toBe(button);
  panel.type('next');
  panel.press('Enter');
  panel.click('Stop');
  expect(panel.chat.calls).toEqual(['send next', 'stop']);
  panel.set(() => {
    panel.chat.turn.value = { phase: 'idle' };
  });
  expect(panel.screen.getByRole('button', { name: 'Send' })).toBe(button);
});

test('the second click of a double click on Send does not stop the turn', () => {
  const panel = mount();
  panel.type('hello');
  const button = panel.screen.getByRole('button', { name: 'Send' });
  button.dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true }));
  panel.set(() => {
    panel.chat.turn.value = { phase: 'waiting', turnId: 't', attempt: 1, since: 0 };
  });
  button.dispatchEvent(new MouseEvent('click', { detail: 2, bubbles: true }));
  expect(panel.chat.calls).toEqual(['send hello']);
});

test('the draft stays when the panel is closed, and when its texts and place change', () => {
  const panel = mount();
  panel.type('half a thou');
  panel.set(() => {
    panel.isOpen.value = false;
  });
  panel.set(() => {
    panel.isOpen.value = true;
  });
  panel.set(() => {
    panel.options.value = { ...panel.options.value, title: 'Other', placement: 'inline' };
  });
  expect(panel.screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' }).value).toBe('half a thou');
});

test('grows with its text from one to eight lines, and then scrolls', () => {
  const panel = mount();
  const heightOf = (lines: number): number => {
    panel.type(Array.from({ length: lines }, (_, line) => `line ${line}`).join('\n'));
    return panel.field.clientHeight;
  };
  const one = heightOf(1);
  expect(one).toBeGreaterThan(20);
  expect(one).toBeLessThan(26);
  expect(heightOf(4)).toBeCloseTo(4 * one, -1);
  const eight = heightOf(8);
  expect(eight).toBeCloseTo(8 * one, -1);
  expect(heightOf(40)).toBe(eight);
  expect(panel.field.scrollHeight).toBeGreaterThan(eight);
  expect(heightOf(1)).toBe(one);
});

test('the placeholder names the assistant, the accessible name does not change', () => {
  const panel = mount({ options: { title: 'TechNova Assistant' } });
  const field = panel.screen.getByRole('textbox', { name: 'Message' });
  expect(field.getAttribute('placeholder')).toBe('Message TechNova Assistant');
});

test('a visitor can write and send where the assistant is not available', () => {
  const chat = fakeChat();
  chat.connection.value = { state: 'unavailable', verification: { outcome: 'refused', status: 401 } };
  const panel = mount({ chat });
  panel.type('anyone there?');
  panel.click('Send');
  expect(chat.calls).toEqual(['send anyone there?']);
});
