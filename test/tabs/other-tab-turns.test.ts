import { expect, test } from 'vitest';
import type { AnswerMessage, UserMessage } from '../../src/core/message.js';
import { pendingIds, sortMessages, type TurnWork } from '../../src/tabs/other-tab-turns.js';

const user: UserMessage = { id: 'u', turnId: 't', createdAt: 0, text: 'Hi', role: 'user', status: 'sending' };
const partial: AnswerMessage = {
  id: 'a',
  turnId: 't',
  createdAt: 0,
  text: 'Hel',
  role: 'assistant',
  status: 'incomplete',
  reason: 'reload',
};
const stored = [
  { position: 0, message: user },
  { position: 1, message: partial },
];
const work = (held: readonly string[]): TurnWork => ({ held: new Set(held), isOwn: () => false, now: 7 });

test('an answer that a tab holds is streaming, and its message is delivered', () => {
  const { settled, elsewhere } = sortMessages(stored, [], new Map(), work(['t', 'a']));
  expect(settled).toEqual([{ position: 0, message: { ...user, status: 'complete' } }]);
  const turn = elsewhere.get('t');
  expect(turn?.phase === 'streaming' && turn.partial.text).toBe('Hel');
});

test('the same answer grows, and settles when it has ended although its tab still holds it', () => {
  const held = work(['t', 'a']);
  const first = sortMessages(stored, [], new Map(), held).elsewhere;
  const longer = { position: 1, message: { ...partial, text: 'Hello' } };
  const second = sortMessages([longer], [], first, held).elsewhere;
  expect(second.get('t')).toEqual({ phase: 'streaming', turnId: 't', partial: longer.message });
  const { reason: _, ...rest } = longer.message;
  const ended = { position: 1, message: { ...rest, status: 'complete' } as const };
  const { settled, elsewhere } = sortMessages([ended], [], second, held);
  expect(settled).toEqual([ended]);
  expect(elsewhere.size).toBe(0);
});

test('an answer that nobody holds is left as it is stored, and an earlier one beside a retry, too', () => {
  expect(sortMessages(stored, [], new Map(), work([]))).toEqual({ settled: stored, elsewhere: new Map() });
  const retried = sortMessages(stored, [], new Map(), work(['t']));
  expect(retried.settled).toEqual(stored);
  expect(retried.elsewhere.get('t')).toMatchObject({ phase: 'waiting', since: 7 });
});

test('of a turn of this tab the list knows better', () => {
  const shown = { ...user, status: 'complete' } as const;
  const own = { ...work(['t', 'a']), isOwn: () => true };
  expect(sortMessages(stored, [shown], new Map(), own)).toEqual({
    settled: [{ position: 0, message: shown }],
    elsewhere: new Map(),
  });
  expect(pendingIds(stored)).toEqual(['u', 't', 'a']);
});
