import { act, fireEvent, waitFor } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { answerMessage, fakeChat, userMessage } from '../../fake-chat.js';
import { mount, nextFrames, type TestPanel } from '../../mount.js';

async function mountTurn(): Promise<TestPanel> {
  const panel = mount({ chat: fakeChat([userMessage('t1', 'one'), answerMessage('t1', 're: one')]) });
  void act(() => panel.clock.advance(400));
  await waitFor(() => panel.screen.getByRole('button', { name: 'Edit' }));
  return panel;
}

/** The composer has a button of the same name. */
function sendEdited(panel: TestPanel): void {
  const button = panel.root.querySelector('.editor-actions button:last-child');
  if (button?.textContent !== 'Send') throw new Error('there is no such button');
  fireEvent.click(button);
}

test('a sent message is edited in place: Enter saves', async () => {
  const panel = await mountTurn();
  panel.click('Edit');
  const field = panel.screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Edit message' });
  await waitFor(() => expect(panel.root.activeElement).toBe(field));
  expect(field.value).toBe('one');
  fireEvent.input(field, { target: { value: ' un ' } });
  panel.press('Enter', { shiftKey: true });
  expect(panel.chat.calls).toEqual([]);
  panel.press('Enter');
  expect(panel.chat.calls).toEqual(['edit u-t1 un']);
  expect(panel.screen.queryByRole('textbox', { name: 'Edit message' })).toBeNull();
});

test('Escape leaves the message and the panel as they are, and the focus goes back', async () => {
  const panel = await mountTurn();
  panel.click('Edit');
  const field = panel.screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Edit message' });
  await waitFor(() => expect(panel.root.activeElement).toBe(field));
  fireEvent.input(field, { target: { value: 'un' } });
  panel.press('Escape');
  await waitFor(() => expect(panel.root.activeElement).toBe(panel.screen.getByRole('button', { name: 'Edit' })));
  expect(panel.isOpen.value).toBe(true);
  expect(panel.chat.calls).toEqual([]);
});

test('a text that is the same or blank is not sent', async () => {
  const panel = await mountTurn();
  panel.click('Edit');
  fireEvent.input(panel.screen.getByRole('textbox', { name: 'Edit message' }), { target: { value: '  ' } });
  sendEdited(panel);
  expect(panel.screen.getByRole('textbox', { name: 'Edit message' })).toBeTruthy();
  fireEvent.input(panel.screen.getByRole('textbox', { name: 'Edit message' }), { target: { value: 'one' } });
  sendEdited(panel);
  expect(panel.chat.calls).toEqual([]);
  expect(panel.screen.queryByRole('textbox', { name: 'Edit message' })).toBeNull();
});

test('a message on its way is not edited', async () => {
  const panel = await mountTurn();
  panel.set(() => {
    panel.chat.messages.value = [userMessage('t1', 'one', { status: 'sending' })];
  });
  expect(panel.screen.queryByRole('button', { name: 'Edit' })).toBeNull();
});

test('steps between the versions of a message, by name, and stays at the buttons', async () => {
  const panel = await mountTurn();
  expect(panel.screen.queryByRole('button', { name: 'Next version' })).toBeNull();
  panel.set(() => {
    panel.chat.versions.value = new Map([['a-t1', { index: 2, count: 3 }]]);
  });
  expect(panel.screen.getByText('2 of 3')).toBeTruthy();
  panel.chat.showVersion = (id, step) => {
    panel.chat.calls.push(`showVersion ${id} ${step}`);
    panel.chat.messages.value = [userMessage('t1', 'one'), answerMessage('t1', 'again', { id: 'a-2' })];
    panel.chat.versions.value = new Map([['a-2', { index: 3, count: 3 }]]);
  };
  panel.click('Next version');
  expect(panel.chat.calls).toEqual(['showVersion a-t1 1']);
  await nextFrames();
  const next = panel.screen.getByRole('button', { name: 'Next version' });
  expect(panel.root.activeElement).toBe(next);
  expect(next.getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(next);
  expect(panel.chat.calls).toHaveLength(1);
});
