import { expect, test } from 'vitest';
import { continuationMessages, joinContinuation } from '../../src/core/continuation.js';

/** The whole answer, once its rest has come in pieces of this many characters. */
function joined(partial: string, rest: string, size = rest.length || 1): string {
  const joint = joinContinuation(partial);
  let text = partial;
  for (let at = 0; at < rest.length; at += size) text += joint.push(rest.slice(at, at + size));
  return text + joint.end();
}

const partial = 'Open the cover, press the button and wait until the light is';

const cases: readonly [string, string, string][] = [
  ['what goes on in the middle of a word', ' gre', 'en.'],
  ['a rest with its own space', ' blue', ' or green.'],
  ['an empty rest', '', ''],
];

for (const [name, end, rest] of cases) {
  test(`joins ${name} as it is`, () => {
    for (const size of [1, 3, 100]) expect(joined(partial + end, rest, size)).toBe(partial + end + rest);
  });
}

test('leaves out the end of the answer, said again', () => {
  for (const size of [1, 2, 7, 500]) {
    expect(joined(partial, 'until the light is green.', size)).toBe(`${partial} green.`);
    expect(joined(partial, ' wait until the light is green.', size)).toBe(`${partial} green.`);
    expect(joined(`${partial} gree`, 'green.', size)).toBe(`${partial} green.`);
  }
});

test('leaves out the whole answer, said again from its beginning', () => {
  for (const size of [1, 9, 500]) expect(joined(partial, `${partial} green.`, size)).toBe(`${partial} green.`);
});

test('says nothing twice where the rest is only a repetition', () => {
  expect(joined(partial, partial, 4)).toBe(partial);
  expect(joined(partial, 'the light is', 4)).toBe(partial);
});

test('keeps words that are like the end by chance', () => {
  expect(joined('He said ha', 'ha!', 1)).toBe('He said haha!');
  expect(joined('Answer: 1', '10 apples', 1)).toBe('Answer: 110 apples');
  expect(joined(partial, ' Open the door.', 1)).toBe(`${partial} Open the door.`);
});

test('keeps back no more than may be a repetition', () => {
  const joint = joinContinuation(partial);
  expect(joint.push('until the li')).toBe('');
  expect(joint.push('on')).toBe('until the lion');
  expect(joint.push('until')).toBe('until');
});

test('a long answer is compared at its end only, in time that does not grow', () => {
  const long = 'word '.repeat(40_000);
  const joint = joinContinuation(`${long}the end`);
  expect(joint.push('x')).toBe('x');
});

test('asks with the partial answer and a sentence', () => {
  expect(continuationMessages('Half')).toMatchObject([{ role: 'assistant', content: 'Half' }, { role: 'user' }]);
});

test('a model that says a long answer again is held back in a time that grows with its length', () => {
  const partial = Array.from({ length: 120_000 }, (_, at) => `word${at % 97} `).join('');
  const joiner = joinContinuation(partial);
  const since = performance.now();
  let told = '';
  for (let at = 0; at < partial.length; at += 4) told += joiner.push(partial.slice(at, at + 4));
  told += joiner.push('and the rest');
  expect(told).toBe('and the rest');
  // Comparing all that is held at every piece takes a minute.
  expect(performance.now() - since).toBeLessThan(5_000);
});
