import { expect, test } from 'vitest';
import { chatErrorCodes } from '../../src/core/chat-error.js';
import { dateWords } from '../../src/strings/date-words.js';
import { createEnglish } from '../../src/strings/english.js';
import { faultWords } from '../../src/strings/faults/fault-words.js';
import { createFrench } from '../../src/strings/french.js';
import { messageToolsWords } from '../../src/strings/message-tools/message-tools-words.js';
import type { Strings } from '../../src/strings/strings.js';

const english = createEnglish(dateWords('en', []));
const french = createFrench(dateWords('fr', []));
const languages = [english, french];

/** Every text of a language, with the way to it; functions are called with samples. */
function textsOf(strings: Strings): Map<string, string> {
  const texts = new Map<string, string>();
  const { dates: _dates, placeholder, answer, ...shown } = strings;
  const { retrying, tryAgainIn, ...faults } = faultWords(strings.language);
  const plain = { ...shown, faults, tools: messageToolsWords(strings.language) };
  const walk = (path: string, value: unknown): void => {
    if (typeof value === 'string') texts.set(path, value);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) walk(`${path}.${key}`, inner);
    }
  };
  walk('', plain);
  for (const code of chatErrorCodes) texts.set(`retrying.${code}`, retrying(code, 4));
  walk('samples', { placeholder: placeholder('Nova'), wait: tryAgainIn(300_000) });
  for (const [key, value] of Object.entries(answer)) {
    // Texts of their own, which load when they are needed.
    if (typeof value === 'object') continue;
    texts.set(`answer.${key}`, typeof value === 'function' ? String(value('bash')) : value);
  }
  return texts;
}

test.for(languages)('every text says something, without the words of developers: $language', (strings) => {
  for (const [path, text] of textsOf(strings)) {
    expect(text.trim(), path).toBe(text);
    expect(text, path).not.toBe('');
    expect(text, path).not.toMatch(/undefined|NaN|\[object/);
    expect(text, path).not.toMatch(
      /\b(oops|api|keys?|tokens?|http|servers?|status|json|url|clé|serveur|jeton)\b|\d{3}/i,
    );
  }
});

test('every language has every text, and only the name of the language is the same', () => {
  expect([...textsOf(french).keys()].sort()).toEqual([...textsOf(english).keys()].sort());
  expect(new Set(languages.map(({ language }) => language)).size).toBe(languages.length);
});

test.for(languages)('every fault has a sentence of its own: $language', ({ language }) => {
  const { errors } = faultWords(language);
  expect(Object.keys(errors).sort()).toEqual([...chatErrorCodes].sort());
  expect(new Set(Object.values(errors)).size).toBe(chatErrorCodes.length);
  for (const sentence of Object.values(errors)) expect(sentence).toMatch(/^[A-ZÀ-Ý].*\.$/);
});

test('the names that pages and tests rely on', () => {
  const { message, send, stop, retry, newConversation, closeChat, you } = english;
  expect({ message, send, stop, retry, newConversation, closeChat, you }).toEqual({
    message: 'Message',
    send: 'Send',
    stop: 'Stop',
    retry: 'Retry',
    newConversation: 'New conversation',
    closeChat: 'Close chat',
    you: 'You',
  });
});

test('French punctuation keeps to its word', () => {
  for (const [path, text] of textsOf(french)) expect(text, path).not.toMatch(/ [?!:;…]|'/);
});

test('durations are said in the unit that fits', () => {
  const [english, french] = [faultWords('en'), faultWords('fr')];
  expect(english.tryAgainIn(400)).toBe('Try again in 1 s.');
  expect(english.tryAgainIn(61_000)).toBe('Try again in 61 s.');
  expect(english.tryAgainIn(300_000)).toBe('Try again in 5 min.');
  expect(french.tryAgainIn(90 * 60_000)).toBe('Réessayez dans 90\u00a0min.');
  expect(english.retrying('rate-limit', 4)).toBe('Busy, trying again in 4 s.');
});
