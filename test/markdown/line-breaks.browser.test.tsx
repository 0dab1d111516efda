import { afterEach, beforeAll, expect, test } from 'vitest';
import { markdownCss } from '../../src/markdown/answer-text.js';
import { adoptStyles } from '../../src/platform/adopt-styles.js';
import { loadEverything } from '../support/load-everything.js';
import { showAnswer, type Shown } from './show.js';

let shown: Shown;

beforeAll(loadEverything);
afterEach(() => shown.destroy());

function show(text: string, breaks: boolean, isStreaming = false): HTMLElement {
  shown = showAnswer({ markdown: { breaks } });
  adoptStyles(shown.root, markdownCss);
  shown.show(text, isStreaming);
  return shown.one('.markdown', HTMLElement);
}

const address = 'TechNova GmbH\nMusterstraße 1\n12345 Berlin';

test.each([
  ['an address', address],
  ['an address in a list', `- ${address.replaceAll('\n', '\n  ')}`],
  ['an address in a quote', `> ${address.replaceAll('\n', '\n> ')}`],
  ['an address in bold', `**${address}**`],
  ['lines with a hard break among them', 'TechNova GmbH  \nMusterstraße 1\n12345 Berlin'],
])('%s has a line for each of its lines', (_, text) => {
  const answer = show(text, true);
  expect(answer.innerText.trim().split('\n')).toEqual(address.split('\n'));
  expect(answer.textContent).toContain('1\n12345');
  shown.show(text, true);
  expect(answer.innerText.trim().split('\n')).toEqual(address.split('\n'));
});

test('spaces at the ends of lines, and within code, show nothing of their own', () => {
  const answer = show('a \n  b\n`c\nd`', true);
  expect(answer.innerText.trim().split('\n')).toEqual(['a', 'b', 'c d']);
});

test('a line break is a space where the owner wants the strict reading', () => {
  const answer = show(address, false);
  expect(answer.innerText.trim()).toBe(address.replaceAll('\n', ' '));
  expect(answer.textContent).toBe(address);
});
