import { expect, test } from 'vitest';
import { textMistakes } from '../../src/debug/text-mistakes.js';

test('names each text that there is none of, with the nearest name', () => {
  const given = { panel: { placholder: 'Ask', send: 'Go' }, notices: { errors: { netwrk: 'Down' } }, xyz: { a: 'b' } };
  expect(textMistakes(given)).toEqual([
    'option "strings": no text is named "panel.placholder", did you mean "panel.placeholder"?',
    'option "strings": no text is named "notices.errors.netwrk", did you mean "notices.errors.network"?',
    'option "strings": no text is named "xyz.a", see docs/texts.md',
  ]);
});

test('names what is no text', () => {
  expect(textMistakes({ panel: { send: 1 } })).toEqual([
    'option "strings": expected a text for "panel.send", got a number',
  ]);
});

test('has nothing to say of texts as they may be', () => {
  expect(textMistakes(undefined)).toEqual([]);
  expect(textMistakes({ panel: { disclaimer: '' }, menu: { found: { other: '{count} hits' } } })).toEqual([]);
  expect(textMistakes({ menu: { found: '{count} hits' } })).toEqual([]);
});
