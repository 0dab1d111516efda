import { beforeAll, expect, test } from 'vitest';
import { chatErrorCodes } from '../../../src/core/chat-error.js';
import type { ResolvedOptions } from '../../../src/options/chat-options.js';
import { notices as english } from '../../../src/strings/en/notices.js';
import { answerMessage, fakeChat, userMessage } from '../fake-chat.js';
import type { VisitorData } from '../../../src/state/visitor-data.js';
import { mount } from '../mount.js';
import { loadEverything } from '../../support/load-everything.js';

beforeAll(loadEverything);

test.for(chatErrorCodes)('a message that failed stays, with the reason and Retry: %s', (code) => {
  const chat = fakeChat([userMessage('1', 'hello', { status: 'failed', error: { code, retryable: true } })]);
  const panel = mount({ chat });
  const article = panel.screen.getByRole('article', { name: 'You' });
  expect(article.dataset).toMatchObject({ role: 'user', status: 'failed' });
  panel.screen.getByText('hello');
  panel.screen.getByText(english.errors[code]);
  panel.click('Retry');
  expect(chat.calls).toEqual(['retry 1']);
  expect(panel.root.activeElement).toBe(panel.field);
});

test("the owner's sentence for a code comes before the one for all, and that one before ours", () => {
  const chat = fakeChat([
    userMessage('1', 'a', { status: 'failed', error: { code: 'busy', retryable: true } }),
    userMessage('2', 'b', { status: 'failed', error: { code: 'server', retryable: true } }),
  ]);
  const errorMessages = { busy: 'Line is busy.', general: 'Call us.' } as ResolvedOptions['errorMessages'];
  const panel = mount({ chat, options: { errorMessages } });
  panel.screen.getByText('Line is busy.');
  panel.screen.getByText('Call us.');
});

test.for(['stopped', 'reload', 'length', 'content-filter'] as const)('an incomplete answer says why: %s', (reason) => {
  const chat = fakeChat([userMessage('1', 'a'), answerMessage('1', 'half an ans', { status: 'incomplete', reason })]);
  const panel = mount({ chat, options: { title: 'Nova' } });
  const article = panel.screen.getByRole('article', { name: 'Nova' });
  expect(article.dataset).toMatchObject({ status: 'incomplete', reason });
  expect(article.textContent).toContain('half an ans');
  panel.screen.getByText(english.incomplete[reason]);
  panel.click('Retry');
  expect(chat.calls).toEqual(['retry 1']);
});

test('an answer that a fault cut off says both, and how long the server asked to wait', () => {
  const error = { code: 'rate-limit', retryable: true, retryAfter: 300_000 } as const;
  const chat = fakeChat([
    userMessage('1', 'a'),
    answerMessage('1', 'half', { status: 'incomplete', reason: 'rate-limit', error }),
  ]);
  const panel = mount({ chat });
  panel.screen.getByText(
    'The answer was cut off. Too many messages at once. Please wait a moment. Try again in 5 min.',
  );
});

test('a failed retry of an incomplete answer keeps the answer and offers one Retry', () => {
  const chat = fakeChat([
    userMessage('1', 'a', { status: 'failed', error: { code: 'network', retryable: true } }),
    answerMessage('1', 'half', { status: 'incomplete', reason: 'stopped' }),
  ]);
  const panel = mount({ chat });
  panel.screen.getByText('half');
  expect(panel.screen.getAllByRole('button', { name: 'Retry' }).length).toBe(1);
  panel.screen.getByText(english.errors.network);
});

test('what the server wrote is shown as plain text, on demand, and only with debug', () => {
  const serverText = '<b>upstream</b> down';
  const chat = fakeChat([
    userMessage('1', 'a', { status: 'failed', error: { code: 'server', retryable: true, serverText } }),
  ]);
  const panel = mount({ chat });
  expect(panel.screen.queryByRole('button', { name: 'Show details' })).toBeNull();
  panel.set(() => {
    panel.options.value = { ...panel.options.value, debug: true };
  });
  expect(panel.screen.queryByText(serverText)).toBeNull();
  panel.click('Show details');
  panel.screen.getByText(serverText);
});

test('the wait for the next attempt counts down, can be skipped and stopped', () => {
  const chat = fakeChat([userMessage('1', 'a', { status: 'sending' })]);
  const panel = mount({ chat });
  panel.set(() => {
    const error = { code: 'busy', retryable: true } as const;
    chat.turn.value = { phase: 'retrying', turnId: '1', attempt: 2, at: 3_400, error };
  });
  const seen = [];
  const waits = [];
  for (;;) {
    const text = panel.log.querySelector('.notice-text')?.textContent;
    seen.push(text?.match(/\d+/)?.[0]);
    if (panel.clock.next === undefined) break;
    waits.push(panel.clock.next);
    panel.set(() => panel.clock.advance(panel.clock.next ?? 0));
  }
  expect(seen).toEqual(['4', '3', '2', '1', '0']);
  expect(waits).toEqual([400, 1_000, 1_000, 1_000]);
  panel.click('Try now');
  panel.click('Stop');
  expect(chat.calls).toEqual(['retryNow', 'stop']);
});

test('a queued message says that it waits', () => {
  const chat = fakeChat([userMessage('1', 'a', { status: 'queued' })]);
  const panel = mount({ chat });
  panel.screen.getByText('Will be sent after this answer');
  expect(panel.screen.getByRole('article', { name: 'You' }).dataset.status).toBe('queued');
});

test('the notice that messages are not kept can be dismissed', () => {
  const chat = fakeChat();
  const panel = mount({ chat });
  panel.set(() => {
    chat.notices.value = [{ name: 'history-memory' }];
  });
  expect(panel.root.querySelector('.notices')?.textContent).toContain('Messages are not saved on this device.');
  panel.click('Dismiss');
  expect(chat.calls).toEqual(['dismissNotice history-memory']);
});

test('without room on the disk, the notice offers to erase the oldest conversation', async () => {
  const chat = fakeChat();
  let erased = 0;
  const eraseOldest = async (): Promise<void> => void (erased += 1);
  const panel = mount({ chat, visitorData: { eraseOldest } as VisitorData });
  panel.set(() => {
    chat.notices.value = [{ name: 'history-memory', isFull: true }];
  });
  expect(panel.root.querySelector('.notices')?.textContent).toContain('no space left on this device');
  panel.click('Erase the oldest conversation');
  await expect.poll(() => erased).toBe(1);
  // It goes by itself once there is room.
  expect(chat.calls).toEqual([]);
});
