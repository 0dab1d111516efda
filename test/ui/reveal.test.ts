import { array, assert, constant, constantFrom, integer, lorem, oneof, property, record, string } from 'fast-check';
import { expect, test } from 'vitest';
import { createReveal } from '../../src/ui/reveal.js';

const frame = 1000 / 60;

interface Arrival {
  /** When it comes, in frames after the one before. */
  readonly after: number;
  readonly text: string;
}

/** Plays arrivals and frames; gives what is on the screen after each frame. */
function play(arrivals: readonly Arrival[], frameMs = frame): { at: number; shown: string; text: string }[] {
  const reveal = createReveal();
  const screens: { at: number; shown: string; text: string }[] = [];
  let [text, shown, now] = ['', '', 0];
  function show(): void {
    shown = text.slice(0, reveal.next(text, shown.length, now));
    screens.push({ at: now, shown, text });
    now += frameMs;
  }
  for (const arrival of arrivals) {
    for (let i = 0; i < arrival.after; i += 1) {
      if (shown === text) now += frameMs;
      else show();
    }
    text += arrival.text;
    reveal.grew(text.length, now);
  }
  while (shown !== text && screens.length < 10_000) show();
  return screens;
}

function segments(text: string): readonly string[] {
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}

test('shows a trickle in the frame after it came', () => {
  const screens = play([
    { after: 0, text: 'Hello ' },
    { after: 1, text: 'there, how are you' },
    { after: 1, text: '?' },
  ]);
  expect(screens.map(({ shown }) => shown)).toEqual([
    'Hello ',
    'Hello there, how are you',
    'Hello there, how are you?',
  ]);
});

test('spreads a burst evenly over less than 200 ms', () => {
  const text = 'word '.repeat(2000);
  const screens = play([{ after: 0, text }]);
  expect(screens.at(-1)).toMatchObject({ shown: text });
  expect(screens.at(-1)?.at).toBeLessThan(200);
  expect(screens.length).toBeGreaterThan(6);
  const steps = screens.map(({ shown }, i) => shown.length - (screens[i - 1]?.shown.length ?? 0));
  expect(Math.max(...steps)).toBeLessThan((2 * text.length) / screens.length);
});

test('a burst breaks between words', () => {
  const screens = play([{ after: 0, text: 'streaming '.repeat(300) }]);
  for (const { shown } of screens) expect(shown.endsWith(' ')).toBe(true);
});

test('nothing is later than 200 ms, in any mix of trickle and bursts, at any frame rate', () => {
  const arrival = record({
    after: integer({ min: 0, max: 20 }),
    text: oneof(lorem({ maxCount: 40 }), string({ unit: 'grapheme', maxLength: 2000 }), constant('x')),
  });
  const rate = constantFrom(1000 / 144, 1000 / 60, 1000 / 30);
  assert(
    property(array(arrival, { minLength: 1, maxLength: 30 }), rate, (arrivals, frameMs) => {
      let came: { at: number; length: number }[] = [];
      const screens = play(arrivals, frameMs);
      let known = 0;
      for (const { at, shown, text } of screens) {
        if (text.length > known) came.push({ at, length: text.length });
        known = text.length;
        came = came.filter(({ length }) => length > shown.length);
        for (const first of came) expect(at - first.at).toBeLessThan(200);
      }
      expect(screens.at(-1)?.shown).toBe(screens.at(-1)?.text);
    }),
  );
});

test('text only grows, and never ends within a character', () => {
  const people = constantFrom('👩‍🔧', '🇫🇷', '👍🏽', 'é', 'เ', 'नि', '漢', 'a', ' ', '👨‍👩‍👧‍👦', '\u{1f600}');
  assert(
    property(array(people, { minLength: 1, maxLength: 400 }), (parts) => {
      const text = parts.join('');
      const ends = new Set([0]);
      let length = 0;
      for (const segment of segments(text)) ends.add((length += segment.length));
      let before = 0;
      for (const { shown } of play([{ after: 0, text }])) {
        expect(ends.has(shown.length)).toBe(true);
        expect(shown.length).toBeGreaterThanOrEqual(before);
        before = shown.length;
      }
    }),
  );
});

test('a character that comes in two deltas is shown as one', () => {
  const screens = play([
    { after: 0, text: 'See 👩' },
    { after: 2, text: '\u200d🔧 and 🇫' },
    { after: 2, text: '🇷!' },
  ]);
  expect(new Set(screens.map(({ shown }) => shown))).toEqual(new Set(['See ', 'See 👩‍🔧 and ', 'See 👩‍🔧 and 🇫🇷!']));
});

test('the last character does not wait for ever for what may belong to it', () => {
  const screens = play([{ after: 0, text: 'Bonjour 👋' }]);
  expect(screens.at(-1)).toMatchObject({ shown: 'Bonjour 👋' });
  expect(screens.at(-1)?.at).toBeLessThan(200);
});

test('a text that is one endless character is shown all the same', () => {
  const text = `a${'\u0301'.repeat(3000)}`;
  expect(play([{ after: 0, text }]).at(-1)?.shown).toBe(text);
});
