import { expect, test } from 'vitest';
import type { AnswerPartsStrings } from '../../src/strings/answer-parts/answer-parts-strings.js';
import { english } from '../../src/strings/answer-parts/english.js';
import { french } from '../../src/strings/answer-parts/french.js';
import { answerPartsWords } from '../../src/strings/answer-parts/words.js';

/** Every text, with its name; those that take something are called with samples. */
function textsOf(words: AnswerPartsStrings): Map<string, string> {
  const samples = {
    thought: [words.thought(4_000), words.thought(undefined)],
    steps: [words.steps(1), words.steps(3)],
    searching: [words.searching('G1'), words.searching('')],
    found: [words.found(undefined), words.found(1), words.found(3)],
    unrunTools: [words.unrunTools(['search']), words.unrunTools(['a', 'b'])],
    source: [words.source(1, 'Handbook')],
    page: [words.page('12')],
    tokenCounts: [words.tokenCounts('21', '130', '151'), words.tokenCounts(undefined, undefined, '151')],
    seconds: [words.seconds(1_240), words.seconds(300_000)],
  };
  const plain = Object.entries(words).filter(([, value]) => typeof value === 'string');
  const called = Object.entries(samples).flatMap(([name, texts]) => texts.map((text, i) => [`${name}.${i}`, text]));
  return new Map([...plain, ...called] as [string, string][]);
}

test('every text says something, in both languages', () => {
  expect([...textsOf(french).keys()]).toEqual([...textsOf(english).keys()]);
  for (const words of [english, french]) {
    for (const [name, text] of textsOf(words)) {
      expect(text.trim(), name).toBe(text);
      expect(text, name).not.toMatch(/^$|undefined|NaN|\[object|oops/i);
    }
  }
  for (const [name, text] of textsOf(french)) expect(text, name).not.toMatch(/ [?!:;…]|'/);
  expect(answerPartsWords('fr')).toBe(french);
  expect(answerPartsWords('en')).toBe(english);
});

test('durations are said in the unit that fits', () => {
  expect(english.thought(400)).toBe('Thought for 1 s');
  expect(english.thought(59_600)).toBe('Thought for 60 s');
  expect(french.thought(150_000)).toBe('Réflexion de 3\u00a0min');
  expect(english.seconds(2_340)).toBe('2.3 s');
  expect(french.seconds(2_340)).toBe('2,3\u00a0s');
  expect(english.seconds(12_000)).toBe('12 s');
});
