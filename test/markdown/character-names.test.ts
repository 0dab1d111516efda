import { expect, test } from 'vitest';
import { commonNames, decodeNumber } from '../../src/markdown/extended/inlines/character-names.js';
import { htmlNames } from '../../src/markdown/extended/inlines/html-names.js';
import { createExtendedSyntax } from '../../src/markdown/extended/syntax.js';
import { createMarkdownParser } from '../../src/markdown/parser.js';
import { toHtml } from './to-html.js';

test('knows all names of HTML, and the common ones alike', () => {
  const names = htmlNames();
  expect(names.size).toBe(2_125);
  expect(names.get('NotEqualTilde')).toBe('\u2242\u0338');
  for (const [name, character] of commonNames) expect(names.get(name), name).toBe(character);
});

test('loads the names when the first one comes that is not common, and reads the text again', async () => {
  const loads: (() => void)[] = [];
  const loadNames = (): Promise<ReadonlyMap<string, string>> =>
    new Promise((resolve) => loads.push(() => resolve(htmlNames())));
  const parser = createMarkdownParser();
  parser.use(createExtendedSyntax(loadNames));
  parser.append('a &mdash; &amp; b\n\n');
  toHtml(parser.blocks);
  expect(loads).toHaveLength(0);

  parser.append('a &NotEqualTilde; &HilbertSpace; [x](/&zwj;)\n\nb &nosuchname;\n\n');
  parser.end();
  expect(toHtml(parser.blocks)).toContain('&amp;HilbertSpace;');
  expect(loads).toHaveLength(1);

  loads[0]?.();
  await new Promise<void>((resolve) => queueMicrotask(resolve));
  expect(toHtml(parser.blocks)).toContain('<p>a \u2242\u0338 \u210b <a href="/%E2%80%8D">x</a></p>');
  expect(toHtml(parser.blocks)).toContain('<p>b &amp;nosuchname;</p>');
  expect(loads).toHaveLength(1);
});

test('leaves names as they are written when they cannot be loaded', async () => {
  const parser = createMarkdownParser();
  parser.use(createExtendedSyntax(() => Promise.reject(new Error('offline'))));
  parser.append('a &HilbertSpace; b');
  parser.end();
  toHtml(parser.blocks);
  await new Promise<void>((resolve) => queueMicrotask(resolve));
  expect(toHtml(parser.blocks)).toBe('<p>a &amp;HilbertSpace; b</p>\n');
});

test.each([
  ['#38', '&'],
  ['#x26', '&'],
  ['#X1F600', '😀'],
  ['#0', '\uFFFD'],
  ['#xD800', '\uFFFD'],
  ['#9999999', '\uFFFD'],
])('decodes the number %s', (reference, character) => {
  expect(decodeNumber(reference)).toBe(character);
});
