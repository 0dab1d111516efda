import { expect, test } from 'vitest';
import { answerOf, requestMessages, shownTurns, withMessage } from '../../src/core/conversation.js';
import type { AnswerMessage, Message, UserMessage } from '../../src/core/message.js';

const asked = (turnId: string, text: string): UserMessage => ({
  role: 'user',
  id: `u-${turnId}`,
  turnId,
  createdAt: 0,
  text,
  status: 'complete',
});

const answered = (turnId: string, text: string, version = 1): AnswerMessage => ({
  role: 'assistant',
  id: `a-${turnId}-${version}`,
  turnId,
  createdAt: 0,
  text,
  status: 'complete',
});

// The second message waited in the queue, so that it was written before the answer it waited for.
const messages: Message[] = [
  asked('1', 'one'),
  asked('2', 'two'),
  answered('1', 'first try'),
  answered('1', 'second try', 2),
  answered('2', 'answer two'),
];

test('of several answers to a turn the newest counts', () => {
  expect(answerOf(messages, '1')?.text).toBe('second try');
});

test('turns stand in the order of their questions', () => {
  expect(shownTurns(messages).map(({ user, answer }) => [user.text, answer?.text])).toEqual([
    ['one', 'second try'],
    ['two', 'answer two'],
  ]);
});

test('an answer whose question is gone is not shown', () => {
  expect(shownTurns([answered('9', 'orphan')])).toEqual([]);
});

test('a request holds the turns before its own, and nothing after', () => {
  expect(requestMessages(messages, '1', '')).toEqual([{ role: 'user', content: 'one' }]);
  expect(requestMessages(messages, '2', 'Be kind.').map((m) => m.content)).toEqual([
    'Be kind.',
    'one',
    'second try',
    'two',
  ]);
});

test('a message replaces itself in its place', () => {
  const changed = { ...asked('1', 'one'), status: 'failed' as const };
  expect(withMessage(messages, changed)[0]).toBe(changed);
  expect(withMessage(messages, asked('3', 'three'))).toHaveLength(6);
});
