import { expect, test } from 'vitest';
import { chatErrorCodes } from '../../src/core/chat-error.js';
import * as english from '../../src/strings/en/texts.js';
import { formatOf } from '../../src/strings/format.js';
import { languages } from '../../src/strings/languages.js';
import { createStrings, type Strings } from '../../src/strings/strings.js';
import type { Texts } from '../../src/strings/translation.js';

const tags = ['en', ...Object.keys(languages)];

/** The texts as a visitor of the language has them, with the owner's changes none. */
async function stringsIn(lang: string): Promise<Strings> {
  const language = languages[lang];
  return createStrings({ language: { lang, ...language }, translation: await language?.load() });
}

function featuresOf(strings: Strings): Texts[keyof Texts][] {
  const { answerParts, data, doctor, extended, launcher, longList, menu, messageTools, notices, panel } = english;
  return [
    strings.of('answerParts', answerParts),
    strings.of('data', data),
    strings.of('doctor', doctor),
    strings.of('extended', extended),
    strings.of('launcher', launcher),
    strings.of('longList', longList),
    strings.of('menu', menu),
    strings.of('messageTools', messageTools),
    strings.of('notices', notices),
    strings.of('panel', panel),
  ];
}

/** Every text, plural forms one by one. */
function textsIn(group: object): string[] {
  return Object.values(group).flatMap((value) => (typeof value === 'string' ? [value] : textsIn(value as object)));
}

/** Every set of plural forms. */
function pluralsIn(group: object): { readonly other: string }[] {
  return Object.values(group).flatMap((value) => {
    if (typeof value === 'string') return [];
    return 'other' in value ? [value as { readonly other: string }] : pluralsIn(value as object);
  });
}

test.for(tags)('every number has a text, which names it where it stands for several: %s', async (tag) => {
  const strings = await stringsIn(tag);
  const format = formatOf(strings);
  const rules = new Intl.PluralRules(tag);
  for (const forms of featuresOf(strings).flatMap(pluralsIn)) {
    const said = new Map<string, number>();
    for (let count = 0; count <= 1000; count += 1) {
      const text = format.plural({ ...forms, other: `${forms.other}{count}` }, count);
      expect(text).not.toBe('');
      expect(text).not.toMatch(/\{count\}|undefined/);
      if (!forms.other.includes('{count}')) continue;
      const before = said.get(text);
      if (before !== undefined) throw new Error(`${tag}: ${before} and ${count} are both "${text}"`);
      said.set(text, count);
      if (rules.select(count) === 'other') expect(text).toContain(format.number(count));
    }
  }
});

test.for(tags)('no text is empty, or holds the words of developers: %s', async (tag) => {
  const strings = await stringsIn(tag);
  for (const text of featuresOf(strings).flatMap(textsIn)) {
    expect(text.trim()).toBe(text);
    expect(text).not.toMatch(/^$|\bundefined\b|\bNaN\b|\[object|\boops\b/i);
  }
  const { panel, notices } = english;
  for (const text of [strings.of('panel', panel), strings.of('notices', notices)].flatMap(textsIn)) {
    expect(text).not.toMatch(/\b(?:api|https?|json|url|token)\b|\d{3}/i);
  }
});

test.for(tags)('every error has a sentence of its own, short enough for a line or two: %s', async (tag) => {
  const strings = await stringsIn(tag);
  const { errors } = strings.of('notices', english.notices);
  expect(new Set(Object.values(errors)).size).toBe(chatErrorCodes.length);
  for (const sentence of Object.values(errors)) expect(sentence.length).toBeLessThan(70);
});

test.for(tags)('texts keep near the length of English: %s', async (tag) => {
  const strings = await stringsIn(tag);
  const lengthOf = (group: object): number => textsIn(group).join('').length;
  expect(lengthOf(strings.of('panel', english.panel))).toBeLessThan(lengthOf(english.panel) * 1.5);
  expect(lengthOf(strings.of('notices', english.notices))).toBeLessThan(lengthOf(english.notices) * 1.5);
});

test.for(tags)('dates, days, sizes and lists are in the language: %s', async (tag) => {
  const format = formatOf(await stringsIn(tag));
  const noon = new Date(2026, 2, 29, 12).getTime();
  const yesterday = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(-1, 'day');
  expect(format.day(noon - 24 * 3_600_000, noon).toLocaleLowerCase(tag)).toBe(yesterday.toLocaleLowerCase(tag));
  expect(format.date(noon)).toBe(new Intl.DateTimeFormat(tag, { dateStyle: 'long' }).format(noon));
  expect(format.bytes(1_500)).toBe(
    new Intl.NumberFormat(tag, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 1 }).format(1.5),
  );
  expect(format.duration(5_000)).toContain(new Intl.NumberFormat(tag).format(5));
});
