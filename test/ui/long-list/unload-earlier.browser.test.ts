import { act } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { fakeChat, userMessage } from '../fake-chat.js';
import { articles, distanceToEnd, mounted, seen, settled, turns } from './long-list-panel.js';

test('what is far above the end is let go of, and nothing moves for it', async () => {
  const chat = fakeChat(turns(0, 1_000));
  const asked: string[] = [];
  const unloadBefore = (messageId: string): Promise<void> => {
    asked.push(messageId);
    const { messages, hasEarlier } = chat;
    void act(() => {
      messages.value = messages.value.slice(messages.value.findIndex(({ id }) => id === messageId));
      hasEarlier.value = true;
    });
    return Promise.resolve();
  };
  const panel = await mounted({ chat: { ...chat, unloadBefore } });
  await expect.poll(() => chat.messages.value.length).toBeLessThan(700);
  await settled(panel);
  expect(asked).toHaveLength(1);
  expect(distanceToEnd(panel)).toBeLessThan(2);
  expect([...seen(panel).keys()].at(-1)).toBe('question 999');
  const mountedNow = articles(panel);
  await act(() => {
    chat.messages.value = [...chat.messages.value, userMessage('x', 'go on')];
  });
  expect(mountedNow.filter((article) => article.isConnected).length).toBeGreaterThan(mountedNow.length - 4);
  // Where the reader is elsewhere, all stays.
  panel.log.scrollTop -= 2_000;
  await settled(panel);
  expect(asked).toHaveLength(1);
});
