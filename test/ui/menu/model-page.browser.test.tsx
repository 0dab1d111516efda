import { waitFor } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { fakeChat, resolvedOptions } from '../fake-chat.js';
import { mount, type TestPanel } from '../mount.js';

const models = [
  { id: 'a/one.1', name: 'One', description: 'Answers at once' },
  { id: 'b', name: 'Two' },
];

async function openMenu(modelPicker: boolean, offered = models): Promise<TestPanel> {
  const chat = fakeChat();
  chat.conversations.entries.value = [];
  chat.models.value = offered;
  chat.model.value = models[0] ?? { id: '' };
  const panel = mount({ chat, options: resolvedOptions({ modelPicker }) });
  panel.click('Menu');
  await waitFor(() => panel.screen.getByRole('region', { name: 'Menu' }));
  return panel;
}

test('the visitor chooses among the models by their names', async () => {
  const panel = await openMenu(true);
  panel.click('Model');
  const one = await waitFor(() => panel.screen.getByRole<HTMLInputElement>('radio', { name: /^One/ }));
  expect(one.checked).toBe(true);
  panel.screen.getByRole('radio', { name: 'Two' }).click();
  expect(panel.chat.calls).toEqual(['chooseModel b']);
});

test('without the option, and where there is nothing to choose, there is no such entry', async () => {
  expect((await openMenu(false)).screen.queryByRole('button', { name: 'Model' })).toBeNull();
  expect((await openMenu(true, models.slice(0, 1))).screen.queryByRole('button', { name: 'Model' })).toBeNull();
});
