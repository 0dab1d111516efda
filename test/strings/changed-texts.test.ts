import { expect, expectTypeOf, test } from 'vitest';
import { changedTexts, type TextChanges } from '../../src/strings/changed-texts.js';
import { answerParts } from '../../src/strings/en/answer-parts.js';
import { panel } from '../../src/strings/en/panel.js';
import { formatOf } from '../../src/strings/format.js';
import { createStrings } from '../../src/strings/strings.js';

test('an owner changes single texts, in groups and in plural forms, too', () => {
  const strings = createStrings({
    changes: {
      panel: { disclaimer: '', connection: { online: 'Here for you' } },
      answerParts: { found: '{count} pages', steps: { one: 'One step', other: 'Many steps' } },
    },
  });
  expect(strings).toMatchObject({ disclaimer: '', send: panel.send });
  expect(strings.connection).toEqual({ ...panel.connection, online: 'Here for you' });
  const { found, steps, sources } = strings.of('answerParts', answerParts);
  expect(formatOf(strings).plural(found, 1)).toBe('1 pages');
  expect([1, 7].map((count) => formatOf(strings).plural(steps, count))).toEqual(['One step', 'Many steps']);
  expect(sources).toBe(answerParts.sources);
});

test('whatever is no text of ours changes nothing', () => {
  const changes: object = { send: 7, stop: null, connection: 'none', unknown: 'text', toString: 'text' };
  expect(changedTexts(panel, changes)).toEqual(panel);
  expect(changedTexts(answerParts, { found: 7, steps: null })).toEqual(answerParts);
  expect(changedTexts(panel, undefined)).toBe(panel);
});

test('the names of texts are typed', () => {
  expectTypeOf<{ panel: { send: string } }>().toExtend<TextChanges>();
  expectTypeOf<{ panel: { send: number } }>().not.toExtend<TextChanges>();
  const misspelt: TextChanges = {
    // @ts-expect-error there is no such text
    panel: { sned: 'Go' },
  };
  expect(misspelt).toBeTruthy();
});
