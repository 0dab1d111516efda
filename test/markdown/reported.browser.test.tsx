import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { markdownCss } from '../../src/markdown/answer-text.js';
import { adoptStyles } from '../../src/platform/adopt-styles.js';
import { loadEverything } from '../support/load-everything.js';
import corpus from '../fixtures/corpora/reported.jsonl?raw';
import { showAnswer, type Shown } from './show.js';

// What people reported about the answers of other chats; the rows say what is expected.

let shown: Shown;

beforeAll(loadEverything);
afterEach(() => shown.destroy());

function inputOf(id: string): string {
  const rows = corpus
    .split('\n')
    .filter(Boolean)
    .map((line): { id: string; input: string } => JSON.parse(line));
  const row = rows.find((row) => row.id === id);
  if (!row) throw new Error(`no row ${id}`);
  return row.input;
}

/** Shows a row: whole, or in steps of some characters. */
function show(id: string, step = Infinity): HTMLElement {
  const text = inputOf(id);
  shown = showAnswer();
  adoptStyles(shown.root, markdownCss);
  for (let end = step; end < text.length; end += step) shown.show(text.slice(0, end), true);
  shown.show(text);
  return shown.one('.markdown', HTMLElement);
}

const texts = (selector: string): (string | null)[] => shown.all(selector).map(({ textContent }) => textContent);

for (const step of [Infinity, 3]) {
  const how = step === Infinity ? 'whole' : 'in pieces';

  test(`m01 emphasis beside East Asian punctuation, ${how}`, () => {
    expect(show('m01', step).innerText).not.toContain('*');
    expect(texts('strong')).toEqual(['この文は太字です（括弧つき）。', '注意：']);
  });

  test(`m03 one tilde strikes nothing out, ${how}`, () => {
    expect(show('m03', step).textContent).toContain('大约3~5天，价格100~200元。');
    expect(shown.all('del')).toHaveLength(0);
  });

  test(`m05 prices are no formulas, ${how}`, () => {
    show('m05', step);
    expect(shown.all('.tex, math')).toHaveLength(0);
  });

  test(`m06 a line break in a cell, ${how}`, () => {
    show('m06', step);
    expect(shown.all('td br')).toHaveLength(2);
  });

  test(`m07 an address ends before East Asian punctuation, ${how}`, () => {
    show('m07', step);
    expect(shown.all('a').map((link) => link.getAttribute('href'))).toEqual([
      'https://example.com/docs',
      'https://example.com/guide',
    ]);
  });

  test(`m08 a pipe within a formula ends no cell, ${how}`, async () => {
    show('m08', step);
    await vi.waitUntil(() => shown.all('td math').length === 2, { timeout: 10_000 });
    expect(shown.all('tbody tr').map((row) => row.children.length)).toEqual([2, 2]);
    expect(texts('td math')[0]).toBe('P(A|B)');
  });

  test(`m09 a formula at the margin ends no list, ${how}`, async () => {
    show('m09', step);
    await vi.waitUntil(() => shown.all('li math').length === 2, { timeout: 10_000 });
    expect(shown.all('ol')).toHaveLength(1);
    expect(shown.all('ol > li')).toHaveLength(3);
  });

  test(`m10 formulas within the items of a list, ${how}`, async () => {
    show('m10', step);
    await vi.waitUntil(() => shown.all('math').length === 3, { timeout: 10_000 });
    expect(shown.all('ol > li').map((item) => item.querySelectorAll('math').length)).toEqual([1, 2]);
  });

  test(`m11 a line break is a line break, ${how}`, () => {
    expect(show('m11', step).innerText.trim().split('\n')).toEqual(['TechNova GmbH', 'Musterstraße 1', '12345 Berlin']);
  });

  test(`m12 each block by its own first letter, code from the left, ${how}`, () => {
    show('m12', step);
    const direction = (selector: string): string[] =>
      shown.all(selector).map((block) => getComputedStyle(block).direction);
    expect(direction('.markdown > p, ul, table')).toEqual(['rtl', 'rtl', 'rtl', 'rtl']);
    expect(direction('pre')).toEqual(['ltr']);
  });

  test(`m14 a line through both twos, ${how}`, async () => {
    show('m14', step);
    await vi.waitUntil(() => shown.all('.upstrike').length === 2, { timeout: 10_000 });
    for (const stroke of shown.all('.upstrike')) expect(stroke.getBoundingClientRect().height).toBeGreaterThan(5);
  });

  test(`m15 code between the items of a list, ${how}`, () => {
    show('m15', step);
    expect(shown.all('pre')).toHaveLength(2);
    expect(shown.all('ol').at(-1)?.getAttribute('start')).toBe('3');
  });

  test(`m16 a fence within a fence of the same length is CommonMark's, ${how}`, () => {
    show('m16', step);
    expect(shown.all('pre')).toHaveLength(2);
  });
}

test('m13 no half of a character while the text comes', () => {
  const text = inputOf('m13');
  shown = showAnswer();
  for (let end = 1; end <= text.length; end++) {
    shown.show(text.slice(0, end), end < text.length);
    expect(shown.root.textContent).not.toMatch(/\p{Surrogate}|\uFFFD/u);
  }
  expect(shown.root.textContent).toContain('👨‍👩‍👧‍👦 and 👍🏽 and 🇫🇷 and 𝒳 done');
});
