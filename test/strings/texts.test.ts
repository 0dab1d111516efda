import { expect, test } from 'vitest';
import { chatErrorCodes } from '../../src/core/chat-error.js';
import * as english from '../../src/strings/en/texts.js';
import * as french from '../../src/strings/fr/texts.js';
import { createStrings } from '../../src/strings/strings.js';
import { fill } from '../../src/strings/text.js';
import type { Texts } from '../../src/strings/translation.js';

interface Language {
  readonly language: string;
  readonly texts: Texts;
}

const languages: readonly Language[] = [
  { language: 'en', texts: english },
  { language: 'fr', texts: french },
];

/** Every text of a group, by the way to it; plural forms are one text each. */
function textsOf(group: object, path = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(group)) {
    const here = path ? `${path}.${name}` : name;
    if (typeof value === 'string') texts.set(here, value);
    else for (const [inner, text] of textsOf(value as object, here)) texts.set(inner, text);
  }
  return texts;
}

/** The same without the plural form, of which each language has its own. */
function pathsOf(texts: Texts): string[] {
  const paths = [...textsOf(texts).keys()].map((path) => path.replace(/\.(zero|one|two|few|many|other)$/, ''));
  return [...new Set(paths)].sort();
}

function placeholdersIn(text: string): string[] {
  return (text.match(/\{\w+\}/g) ?? []).sort();
}

test.for(languages)('every text says something, without the words of developers: $language', ({ texts }) => {
  for (const [path, text] of textsOf(texts)) {
    expect(text.trim(), path).toBe(text);
    expect(text, path).not.toMatch(/^$|\bundefined\b|\bNaN\b|\[object|\boops\b/i);
  }
  const { panel, notices, messageTools } = texts;
  for (const [path, text] of textsOf({ panel, notices, messageTools })) {
    expect(text, path).not.toMatch(
      /\b(oops|api|keys?|tokens?|http|servers?|status|json|url|clé|serveur|jeton)\b|\d{3}/i,
    );
  }
});

test.for(languages)('every text of English is there, with its values in it: $language', ({ texts }) => {
  expect(pathsOf(texts)).toEqual(pathsOf(english));
  const translated = textsOf(texts);
  for (const [path, text] of textsOf(english)) {
    // The forms of a plural differ between languages; only the one for all other numbers has to name the number.
    if (/\.(zero|one|two|few|many)$/.test(path)) continue;
    expect(placeholdersIn(translated.get(path) ?? ''), path).toEqual(placeholdersIn(text));
  }
});

test.for(languages)('every error has a sentence of its own: $language', ({ texts }) => {
  const { errors } = texts.notices;
  expect(Object.keys(errors).sort()).toEqual([...chatErrorCodes].sort());
  expect(new Set(Object.values(errors)).size).toBe(chatErrorCodes.length);
  for (const sentence of Object.values(errors)) expect(sentence).toMatch(/^[A-ZÀ-Ý].*\.$/);
});

test('the names that pages and tests rely on', () => {
  const { message, send, stop, retry, newConversation, closeChat, you } = english.panel;
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

test('a feature brings its English along, and any other language is there as a whole', () => {
  const inFrench = createStrings({ language: { lang: 'fr' }, translation: french });
  expect(createStrings({}).of('menu', english.menu)).toBe(english.menu);
  expect(inFrench.of('menu', english.menu)).toEqual(french.menu);
  expect(inFrench.of('menu', english.menu)).toBe(inFrench.of('menu', english.menu));
  expect(inFrench).toMatchObject({ language: 'fr', direction: 'ltr', retry: 'Réessayer' });
});

test('values are put in once, and what has none stays', () => {
  expect(fill(english.menu.more, { title: '{title} and {count}' })).toBe('More: {title} and {count}');
  expect(fill('{title} {toString}' as const, { title: 'A', toString: '' } as const)).toBe('A ');
  const withoutCount: Record<string, string> = { title: 'A' };
  expect(fill<Record<string, string>>('{title} of {count}, {constructor}', withoutCount)).toBe(
    'A of {count}, {constructor}',
  );
});
