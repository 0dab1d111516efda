import { expect, test } from 'vitest';
import type { AnswerMessage } from '../../../src/core/message.js';
import { createRemoteTurns } from '../../../src/state/turns/remote-turns.js';
import type { OtherTabTurn } from '../../../src/tabs/other-tab-turns.js';

const partial: AnswerMessage = {
  id: 'a',
  turnId: 't',
  createdAt: 0,
  text: 'Hel',
  role: 'assistant',
  status: 'incomplete',
  reason: 'reload',
};
const streaming = (answer: AnswerMessage): ReadonlyMap<string, OtherTabTurn> =>
  new Map([['t', { phase: 'streaming', turnId: 't', partial: answer }]]);

test('the same answer grows in place, and goes when its turn is over', () => {
  const { turns, follow } = createRemoteTurns();
  follow(streaming(partial));
  const first = turns.value.get('t');
  expect(first?.phase === 'streaming' && first.answer.text.value).toBe('Hel');
  follow(streaming({ ...partial, text: 'Hello', reasoning: 'Hm' }));
  expect(turns.value.get('t')).toBe(first);
  expect(first?.phase === 'streaming' && [first.answer.text.value, first.answer.reasoning.value]).toEqual([
    'Hello',
    'Hm',
  ]);
  follow(streaming({ ...partial, id: 'b' }));
  expect(turns.value.get('t')).not.toBe(first);
  follow(new Map());
  expect(turns.value.size).toBe(0);
});

test('a turn that waits in another tab keeps the moment since when', () => {
  const { turns, follow } = createRemoteTurns();
  follow(new Map([['t', { phase: 'waiting', turnId: 't', since: 7 }]]));
  const waiting = turns.value.get('t');
  expect(waiting).toEqual({ phase: 'waiting', turnId: 't', attempt: 1, since: 7 });
  follow(new Map([['t', { phase: 'waiting', turnId: 't', since: 9 }]]));
  expect(turns.value.get('t')).toBe(waiting);
});
