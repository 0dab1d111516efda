import { expect, test } from 'vitest';
import type { AnswerMessage, Message, UserMessage, UserMessageStatus } from '../../src/core/message.js';
import { repairLoaded } from '../../src/core/repair-loaded.js';

const user = (turnId: string, status: UserMessageStatus): UserMessage => ({
  role: 'user',
  id: `u-${turnId}`,
  turnId,
  createdAt: 1,
  text: 'Hello',
  status,
});
const answer = (turnId: string, status: AnswerMessage['status']): AnswerMessage => ({
  role: 'assistant',
  id: `a-${turnId}`,
  turnId,
  createdAt: 2,
  text: 'Hi',
  status,
});
const interrupted = { code: 'interrupted', retryable: true };

test.each(['sending', 'queued'] as const)('fails a %s message without an answer', (status) => {
  expect(repairLoaded([user('1', status)])).toEqual([{ ...user('1', 'failed'), error: interrupted }]);
});

test.each(['sending', 'queued'] as const)('completes a %s message whose turn has an answer, whole or not', (status) => {
  for (const end of ['complete', 'incomplete'] as const) {
    const messages = [user('1', status), answer('1', end)];
    expect(repairLoaded(messages)).toEqual([user('1', 'complete'), answer('1', end)]);
  }
});

test('looks at the turn and not at the neighbour', () => {
  const messages = [user('1', 'sending'), user('2', 'queued'), answer('2', 'complete')];
  expect(repairLoaded(messages).map((m) => m.status)).toEqual(['failed', 'complete', 'complete']);
});

test('leaves settled messages as they are', () => {
  const messages: Message[] = [
    user('1', 'complete'),
    { ...user('2', 'failed'), error: { code: 'auth', retryable: false } },
    answer('1', 'incomplete'),
  ];
  const repaired = repairLoaded(messages);
  for (const [at, message] of messages.entries()) expect(repaired[at]).toBe(message);
});
