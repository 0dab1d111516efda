import { expect, test } from 'vitest';
import { createStrings } from '../../../../src/strings/strings.js';
import * as ukrainian from '../../../../src/strings/uk/texts.js';
import { newsOf } from '../../../../src/ui/message-parts/away/name-launcher.js';

test('tells of one conversation without a number, and of several with it', () => {
  const strings = createStrings({});
  expect(newsOf(1, strings)).toBe('New answer');
  expect(newsOf(2, strings)).toBe('New answers in 2 conversations');
});

test('takes the form of the language', () => {
  const strings = createStrings({ language: { lang: 'uk' }, translation: ukrainian });
  expect(newsOf(2, strings)).toBe('Нові відповіді в 2 розмовах');
  expect(newsOf(21, strings)).toBe('Нові відповіді в 21 розмові');
});
