import { expect, test } from 'vitest';
import { answerParts } from '../../src/strings/en/answer-parts.js';
import { notices } from '../../src/strings/en/notices.js';
import { panel as english } from '../../src/strings/en/panel.js';
import { panel as french } from '../../src/strings/fr/panel.js';
import { notices as frenchNotices } from '../../src/strings/fr/notices.js';
import { answerParts as frenchParts } from '../../src/strings/fr/answer-parts.js';
import { formatOf, type Format } from '../../src/strings/format.js';
import { createStrings } from '../../src/strings/strings.js';
import { fill } from '../../src/strings/text.js';

function formatIn(language: 'en' | 'fr', preferred: readonly string[] = []): Format {
  const { locale } = createStrings({ language: { lang: language }, preferred });
  return formatOf({ locale, units: { en: english, fr: french }[language].units });
}

const noon = new Date(2026, 2, 29, 12).getTime();
const hour = 3_600_000;

test('days are named by how near they are', () => {
  const { day } = formatIn('en', ['en-GB']);
  expect(day(noon, noon)).toBe('Today');
  expect(day(noon - 13 * hour, noon)).toBe('Yesterday');
  expect(day(noon + 13 * hour, noon)).toBe('Monday 30 March');
  expect(day(noon - 48 * hour, noon)).toBe('Friday 27 March');
  expect(day(noon - 400 * 24 * hour, noon)).toBe('22 February 2025');
  expect(formatIn('fr').day(noon - 24 * hour, noon)).toBe('Hier');
});

test('the days around a change of the clocks are told apart', () => {
  const { day } = formatIn('en');
  for (let days = 0; days < 365; days += 1) {
    const now = new Date(2026, 0, 2 + days, 0, 30).getTime();
    expect(day(new Date(2026, 0, 1 + days, 23, 30).getTime(), now)).toBe('Yesterday');
    expect(day(new Date(2026, 0, 2 + days, 23, 30).getTime(), now)).toBe('Today');
  }
});

test("times are written in the visitor's variant of the language", () => {
  expect(formatIn('en', ['fr-FR', 'en-GB', 'en-US']).time(noon + 3 * hour)).toBe('15:00');
  expect(formatIn('en', ['de-DE', 'en-US']).time(noon + 3 * hour)).toMatch(/^3:00\sPM$/);
  expect(formatIn('fr', ['en-US']).time(noon + 3 * hour)).toBe('15:00');
});

test('what is no date is left out', () => {
  const format = formatIn('en');
  for (const broken of [NaN, Infinity, -Infinity, 8.65e15, 1e300]) {
    for (const text of [
      format.day(broken, noon),
      format.time(broken),
      format.date(broken),
      format.dateAndTime(broken),
      format.month(broken, noon),
      format.shortMoment(broken, noon),
    ]) {
      expect(text).toBe('');
    }
  }
});

test('durations are said in the unit that fits', () => {
  const [en, fr] = [formatIn('en'), formatIn('fr')];
  const wait = (ms: number): string => fill(notices.tryAgainIn, { duration: en.duration(ms) });
  expect(wait(400)).toBe('Try again in 1 s.');
  expect(wait(61_000)).toBe('Try again in 61 s.');
  expect(wait(300_000)).toBe('Try again in 5 min.');
  expect(fill(frenchNotices.tryAgainIn, { duration: fr.duration(90 * 60_000) })).toBe('Réessayez dans 90\u00a0min.');
  expect(fill(notices.retrying, { reason: notices.retryReasons['rate-limit'], duration: en.countdown(3_001) })).toBe(
    'Busy, trying again in 4 s.',
  );
  const thought = (ms: number): string => fill(answerParts.thoughtFor, { duration: en.duration(ms) });
  expect(thought(400)).toBe('Thought for 1 s');
  expect(thought(59_600)).toBe('Thought for 60 s');
  expect(fill(frenchParts.thoughtFor, { duration: fr.duration(150_000) })).toBe('Réflexion de 3\u00a0min');
  expect(en.exactDuration(2_340)).toBe('2.3 s');
  expect(fr.exactDuration(2_340)).toBe('2,3\u00a0s');
  expect(en.exactDuration(12_000)).toBe('12 s');
});

test('a text has the form of its number', () => {
  const [en, fr] = [formatIn('en'), formatIn('fr')];
  expect([1, 0, 2, 1234].map((count) => en.plural(answerParts.found, count))).toEqual([
    'Found 1 source',
    'Found 0 sources',
    'Found 2 sources',
    'Found 1,234 sources',
  ]);
  expect([0, 1, 2].map((count) => fr.plural(frenchParts.found, count))).toEqual([
    '0 source trouvée',
    '1 source trouvée',
    '2 sources trouvées',
  ]);
  expect(en.form(answerParts.unrunTools, 1)).toBe(answerParts.unrunTools.one);
  expect(en.form({ few: 'a few', other: 'others' }, 3)).toBe('others');
  expect(formatOf({ locale: 'pl', units: english.units }).form({ few: 'a few', other: 'others' }, 3)).toBe('a few');
  expect(en.list(['a', 'b', '…'])).toBe('a, b, …');
});
