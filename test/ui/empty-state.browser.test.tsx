import { expect, test } from 'vitest';
import { fakeChat, userMessage } from './fake-chat.js';
import { mount, nextFrames } from './mount.js';

function suggestions(root: ShadowRoot): (string | null)[] {
  return Array.from(root.querySelectorAll('.suggestion'), (element) => element.textContent);
}

test('greets, and sends a suggestion that is clicked', () => {
  const panel = mount({ options: { greeting: 'Welcome', suggestions: ['What is it?', 'b', 'c', 'd', 'e'] } });
  panel.screen.getByRole('heading', { name: 'Welcome' });
  expect(suggestions(panel.root)).toEqual(['What is it?', 'b', 'c', 'd']);
  panel.click('What is it?');
  expect(panel.chat.calls).toEqual(['send What is it?']);
  expect(panel.root.activeElement).toBe(panel.field);
});

test('the words of the server stand where the owner set none', () => {
  const panel = mount();
  panel.screen.getByRole('heading', { name: 'Hello, how can we help?' });
  panel.screen.getByText('Ask your question below.');
  expect(panel.screen.queryByRole('list')).toBeNull();
  panel.set(() => {
    const model = { id: 'm', description: `Knows ${'everything '.repeat(40)}`, suggestions: ['<b>one</b>'] };
    panel.chat.connection.value = { state: 'ready', model };
  });
  expect(suggestions(panel.root)).toEqual(['<b>one</b>']);
  const line = panel.root.querySelector('.invitation')?.textContent;
  expect(line).toMatch(/^Knows everything .*…$/);
  expect(line?.length).toBeLessThan(210);
  panel.set(() => {
    panel.options.value = { ...panel.options.value, greeting: 'Welcome', suggestions: [] };
  });
  expect(suggestions(panel.root)).toEqual([]);
  panel.screen.getByText('Ask your question below.');
});

test('is shown only once it is known that nothing is stored, and until the first message', async () => {
  const chat = fakeChat();
  chat.isLoaded.value = false;
  const panel = mount({ chat });
  expect(panel.screen.queryByRole('heading', { level: 3 })).toBeNull();
  expect(panel.log.getAttribute('aria-busy')).toBe('true');
  await nextFrames();
  panel.set(() => {
    chat.isLoaded.value = true;
  });
  panel.screen.getByRole('heading', { level: 3 });
  panel.set(() => {
    chat.messages.value = [userMessage('1', 'a')];
  });
  expect(panel.screen.queryByRole('heading', { level: 3 })).toBeNull();
});
