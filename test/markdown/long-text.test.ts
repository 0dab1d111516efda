import { expect, test } from 'vitest';
import { itemsOf } from '../../src/markdown/groups.js';
import type { BlockNode } from '../../src/markdown/nodes.js';
import { cut, newParser, streamedHtml, wholeHtml } from './parse.js';

function read(text: string): { blocks: readonly BlockNode[]; isCut: boolean } {
  const parser = newParser();
  parser.append(text);
  parser.end();
  return { blocks: itemsOf(parser.blocks), isCut: parser.isCut };
}

function kinds(text: string): string {
  return [...new Set(read(text).blocks.map(({ type }) => type))].join(' ');
}

test.each([
  ['words', 'word '],
  ['lines', 'word\n'],
  ['one word', 'x'],
  ['emoji', '😀'],
  ['emphasis', '**a** `b` '],
  ['emphasis that does not end', '*a '],
  ['brackets', '[a '],
  ['links', '[a](/b) '],
  ['formulas', '$x$ '],
  ['East Asian text', '你好。'],
])('a paragraph of 60,000 characters goes on in others, the same however it comes: %s', (_, part) => {
  const text = `${part.repeat(Math.ceil(60_000 / part.length))}**end**`;
  const html = wholeHtml(text);
  expect(html.match(/<p>/g)?.length).toBeGreaterThan(2);
  expect(html).toMatch(/<strong>end<\/strong><\/p>\n$/);
  for (const step of [997, 40_000])
    for (const settled of [1, 256]) expect(streamedHtml(cut(text, step), settled)).toBe(html);
});

test.each([
  ['a heading', '# ', 'heading'],
  ['a row of a table', '| ', 'paragraph'],
  ['raw HTML', '<div>', 'html'],
  ['a formula', '$$ ', 'paragraph'],
  ['an item', '- ', 'list'],
  ['a quote', '> ', 'block-quote'],
])('a line of 60,000 characters is at most text where %s begins', (_, start, kind) => {
  const long = `${start}${'word '.repeat(12_000)}`;
  expect(kinds(`${start}word`)).toBe(kind);
  expect(kinds(long)).toBe(/list|quote/.test(kind) ? kind : 'paragraph');
  for (const step of [997, 20_000]) expect(streamedHtml(cut(long, step))).toBe(wholeHtml(long));
});

test.each([
  ['paragraphs', '**a**\n\n'],
  ['a list', '- a\n'],
  ['nested lists', '- a\n  - b\n'],
  ['a table', '|a|b|\n|-|-|\n|*1*|`2`|\n\n'],
  ['one line', '*a* '],
  ['footnotes', '[^1]: a\n'],
])('behind 120,000 marks an answer is plain text, and says so: %s', (_, part) => {
  const text = `${part.repeat(130_000)}\n\n**end**`;
  const { blocks, isCut } = read(text);
  expect(isCut).toBe(true);
  const last = blocks.at(-1);
  expect(last?.type === 'plain' && last.pieces.join('')).toMatch(/\*\*end\*\*$/);
  expect(streamedHtml(cut(text, 20_011))).toBe(wholeHtml(text));
});

test('code counts no marks, however much there is', () => {
  const { blocks, isCut } = read(`\`\`\`\n${'a | b *c* `d`\n'.repeat(40_000)}\`\`\`\n\n**end**`);
  expect(isCut).toBe(false);
  expect(blocks.map(({ type }) => type)).toEqual(['code', 'paragraph']);
});
