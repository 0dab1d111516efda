import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnswerMessage } from '../../../src/core/message.js';
import { nextCheckpoint, type Checkpoint } from '../../../src/history/records/checkpoints.js';
import { joinPieces } from '../../../src/history/records/join-checkpoints.js';

const partial = (text: string, more: Partial<AnswerMessage> = {}): AnswerMessage => ({
  role: 'assistant',
  id: 'a',
  turnId: 't',
  createdAt: 1,
  text,
  status: 'incomplete',
  reason: 'reload',
  ...more,
});

function recordsOf(partials: readonly AnswerMessage[]): object[] {
  const records: object[] = [];
  let before: Checkpoint | undefined;
  for (const next of partials) {
    const checkpoint = nextCheckpoint(before, 3, next);
    if (!checkpoint) continue;
    expect(checkpoint.number).toBe(records.length);
    records.push(structuredClone(checkpoint.record));
    before = checkpoint;
  }
  return records;
}

test('joins the pieces of any growing answer to what it was last', () => {
  const growth = fc.array(fc.record({ text: fc.string({ unit: 'binary' }), reasoning: fc.string() }), { minLength: 1 });
  fc.assert(
    fc.property(growth, (steps) => {
      let text = '';
      let reasoning = '';
      const partials = steps.map((step) => {
        text += step.text;
        reasoning += step.reasoning;
        return partial(text, reasoning ? { reasoning } : {});
      });
      expect(joinPieces(recordsOf(partials))).toEqual({ position: 3, message: partials.at(-1) });
    }),
  );
});

test('joins also where a text was replaced, and takes the newest of the other fields', () => {
  const sources = [{ name: 'Guide', passages: [] }];
  const partials = [
    partial('', { statuses: [{ description: 'Searching', done: false }] }),
    partial('wrong way', { sources, reasoning: 'abc' }),
    partial('right', { sources, reasoning: 'x', model: 'm' }),
    partial('right way', { sources, reasoning: 'xy' }),
  ];
  for (const [at, expected] of partials.entries()) {
    expect(joinPieces(recordsOf(partials.slice(0, at + 1))).message).toEqual(expected);
  }
});

test('holds only what is new in a piece', () => {
  const sources = [{ name: 'Guide', passages: ['long '.repeat(100)] }];
  const long = 'x'.repeat(10_000);
  const records = recordsOf([partial(long, { sources }), partial(`${long}yz`, { sources })]);
  expect(records[1]).toEqual({ formatVersion: 2, text: 'yz' });
  expect(recordsOf([partial('a'), partial('a')])).toHaveLength(1);
});

test('tells by its last piece how the answer has ended, and holds no server text', () => {
  const error = { code: 'server', retryable: true, serverText: 'SECRET' } as const;
  const records = recordsOf([partial('a'), { ...partial('ab'), reason: 'server', error }]);
  expect(joinPieces(records).message).toMatchObject({ status: 'incomplete', reason: 'server', text: 'ab' });
  expect(joinPieces(records.slice(0, 1)).message).toMatchObject({ status: 'incomplete', reason: 'reload', text: 'a' });
  expect(JSON.stringify(records)).not.toContain('SECRET');
});

test('stops at a piece that cannot be read', () => {
  const records: unknown[] = recordsOf([partial('one'), partial('one two'), partial('one two three')]);
  for (const damage of [null, 4, {}, { formatVersion: 3, text: ' four' }]) {
    expect(joinPieces([records[0], damage, records[2]]).message?.text).toBe('one');
    expect(joinPieces([damage, ...records.slice(1)]).message).toBeNull();
  }
});

test('never throws, whatever it is given', () => {
  const junk = fc.anything({ withBigInt: true, withDate: true, withMap: true });
  const piece = fc.record({ formatVersion: fc.constant(2), text: junk, textFrom: junk, position: junk, message: junk });
  fc.assert(fc.property(fc.array(fc.oneof(junk, piece)), (records) => void joinPieces(records)));
});
