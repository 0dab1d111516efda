import { expect, test } from 'vitest';
import { dateWords } from '../../src/strings/date-words.js';
import { timeOf } from '../../src/strings/message-tools/time-words.js';

const noon = new Date(2026, 2, 29, 12).getTime();
const hour = 3_600_000;

test('days are named by how near they are', () => {
  const { day } = dateWords('en', ['en-GB']);
  expect(day(noon, noon)).toBe('Today');
  expect(day(noon - 13 * hour, noon)).toBe('Yesterday');
  expect(day(noon + 13 * hour, noon)).toBe('Monday 30 March');
  expect(day(noon - 48 * hour, noon)).toBe('Friday 27 March');
  expect(day(noon - 400 * 24 * hour, noon)).toBe('22 February 2025');
  expect(dateWords('fr', []).day(noon - 24 * hour, noon)).toBe('Hier');
});

test('the days around a change of the clocks are told apart', () => {
  const { day } = dateWords('en', []);
  for (let days = 0; days < 365; days += 1) {
    const now = new Date(2026, 0, 2 + days, 0, 30).getTime();
    expect(day(new Date(2026, 0, 1 + days, 23, 30).getTime(), now)).toBe('Yesterday');
    expect(day(new Date(2026, 0, 2 + days, 23, 30).getTime(), now)).toBe('Today');
  }
});

test("times are written in the visitor's variant of the language", () => {
  expect(timeOf(noon + 3 * hour, 'en', ['fr-FR', 'en-GB', 'en-US'])).toBe('15:00');
  expect(timeOf(noon + 3 * hour, 'en', ['de-DE', 'en-US'])).toMatch(/^3:00\sPM$/);
  expect(timeOf(noon + 3 * hour, 'fr', ['en-US'])).toBe('15:00');
});

test('what is no date is left out', () => {
  const { day } = dateWords('en', []);
  for (const broken of [NaN, Infinity, -Infinity, 8.65e15, 1e300]) {
    expect(day(broken, noon)).toBe('');
    expect(timeOf(broken, 'en', [])).toBe('');
  }
});
