import { fireEvent } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { ChatError } from '../../src/core/chat-error.js';
import type { Connection } from '../../src/core/verification.js';
import { fakeChat, userMessage } from './fake-chat.js';
import { mount } from './mount.js';

const states: readonly (readonly [string, Connection])[] = [
  ['Checking …', { state: 'checking' }],
  ['Online', { state: 'ready', model: { id: 'm' } }],
  ['Online', { state: 'unverified', verification: { outcome: 'no-list' } }],
  ['Online', { state: 'unverified', verification: { outcome: 'refused', status: 403 } }],
  ['Online', { state: 'unverified', verification: { outcome: 'not-asked' } }],
  ['Not reachable', { state: 'unverified', verification: { outcome: 'failed', error: new ChatError('network', '') } }],
  ['Not reachable', { state: 'unavailable', verification: { outcome: 'failed', error: new ChatError('server', '') } }],
  ['Not available', { state: 'unavailable', verification: { outcome: 'refused', status: 401 } }],
  ['Not available', { state: 'unavailable', verification: { outcome: 'not-listed', close: ['n'] } }],
  ['Not available', { state: 'unavailable', verification: { outcome: 'wrong-path', suggestedUrl: 'https://a.b' } }],
];

test.for(states)('says %s', ([text, connection]) => {
  const chat = fakeChat();
  chat.connection.value = connection;
  mount({ chat }).screen.getByText(text);
});

test('says that an attempt after a network error waits', () => {
  const chat = fakeChat([userMessage('1', 'a', { status: 'sending' })]);
  const panel = mount({ chat });
  panel.set(() => {
    const error = { code: 'network', retryable: true } as const;
    chat.turn.value = { phase: 'retrying', turnId: '1', attempt: 2, at: 2_000, error };
  });
  panel.screen.getByText('Not reachable, trying again');
});

test("the title is the owner's, the server's, or what the model is called", () => {
  const panel = mount({ options: { model: 'agents/nova-1' } });
  const title = () => panel.screen.getByRole('heading', { level: 2 }).textContent;
  expect(title()).toBe('Nova');
  panel.set(() => {
    panel.chat.connection.value = { state: 'ready', model: { id: 'agents/nova-1' } };
  });
  expect(title()).toBe('agents/nova-1');
  panel.set(() => {
    panel.options.value = { ...panel.options.value, title: 'TechNova <b>' };
  });
  expect(title()).toBe('TechNova <b>');
});

test('a new conversation can be begun once there is a message', () => {
  const panel = mount();
  expect(panel.screen.queryByRole('button', { name: 'New conversation' })).toBeNull();
  panel.set(() => {
    panel.chat.messages.value = [userMessage('1', 'a')];
  });
  panel.click('New conversation');
  expect(panel.chat.calls).toEqual(['newConversation']);
  expect(panel.root.activeElement).toBe(panel.field);
});

test('the initial stands where there is no picture, or a broken one', () => {
  const panel = mount({ options: { title: '👩‍🚀 bot', avatar: 'data:image/png;base64,AAAA' } });
  const avatar = panel.root.querySelector('.avatar');
  const picture = avatar?.querySelector('img');
  expect(picture?.alt).toBe('');
  if (picture) fireEvent.error(picture);
  expect(avatar?.textContent).toBe('👩‍🚀');
});
