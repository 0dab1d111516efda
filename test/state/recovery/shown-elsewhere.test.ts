import { expect, test } from 'vitest';
import type { AnswerMessage } from '../../../src/core/message.js';
import { shownElsewhere } from '../../../src/state/recovery/shown-elsewhere.js';
import type { RemoteTurns } from '../../../src/state/turns/turn.js';
import type { OtherTabTurn, OtherTabTurns } from '../../../src/tabs/other-tab-turns.js';

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

/** The turns that the screen shows while other tabs go on. */
class Screen {
  turns: RemoteTurns = new Map();

  follow(elsewhere: OtherTabTurns): void {
    this.turns = shownElsewhere(elsewhere, this.turns);
  }
}

test('the same answer grows in place, and goes when its turn is over', () => {
  const screen = new Screen();
  screen.follow(streaming(partial));
  const first = screen.turns.get('t');
  expect(first?.phase === 'streaming' && first.answer.text.value).toBe('Hel');
  screen.follow(streaming({ ...partial, text: 'Hello', reasoning: 'Hm' }));
  expect(screen.turns.get('t')).toBe(first);
  expect(first?.phase === 'streaming' && [first.answer.text.value, first.answer.reasoning.value]).toEqual([
    'Hello',
    'Hm',
  ]);
  screen.follow(streaming({ ...partial, id: 'b' }));
  expect(screen.turns.get('t')).not.toBe(first);
  screen.follow(new Map());
  expect(screen.turns.size).toBe(0);
});

test('a turn that waits in another tab keeps the moment since when', () => {
  const screen = new Screen();
  screen.follow(new Map([['t', { phase: 'waiting', turnId: 't', since: 7 }]]));
  const waiting = screen.turns.get('t');
  expect(waiting).toEqual({ phase: 'waiting', turnId: 't', attempt: 1, since: 7 });
  screen.follow(new Map([['t', { phase: 'waiting', turnId: 't', since: 9 }]]));
  expect(screen.turns.get('t')).toBe(waiting);
});
