import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemsOf } from '../../src/markdown/groups.js';
import { cut, examplesOf, newParser, streamedHtml, wholeHtml } from './parse.js';
import { toHtml } from './to-html.js';

const examples = [...examplesOf('commonmark-0.31.2'), ...examplesOf('gfm')].map(({ markdown }) => markdown);

/** Marks that meet in every way; examples alone stay too well-behaved. */
// prettier-ignore
const marks = fc.constantFrom(
  'a', 'b ', ' ', '  ', '\n', '\n\n', '\r\n', '\t', '    ', '*', '**', '_', '__', '~', '~~', '`', '``', '```', '[',
  ']', '(', ')', '](', '![', '<', '>', '&', '&amp;', '&copy', '\\', '- ', '1. ', '> ', '# ', '|', '|-|', '---',
  '[a]: /u\n', '[a]', '[x] ', '"', "'", 'www.x.y', 'http://x.y', 'q@x.y', '<b>', '<!--', '-->', '</b>', '=', ':',
  '.', '!', '你好', 'é', '😀', '\ud83d', '\ude00', '「', '。', '~~', '$', '$$', '$x$', '\\(', '\\)', '\\[', '\\]', '[^1]', '[^1]: ', '    ', '\n$$\n',
);
const lengths = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 9 });
const settleAfter = fc.constantFrom(1, 8, 256);

test.each([1, 3, 4])('ends in the same tree when every example comes in steps of %i', (step) => {
  for (const text of examples) {
    for (const settled of [1, 256]) expect(streamedHtml(cut(text, step), settled), text).toBe(wholeHtml(text));
  }
});

test('ends in the same tree when examples, joined at random, come in random pieces', () => {
  const texts = fc.array(fc.constantFrom(...examples), { minLength: 1, maxLength: 6 });
  const property = fc.property(
    texts,
    fc.constantFrom('', '\n', '\n\n'),
    lengths,
    settleAfter,
    (parts, join, sizes, settled) => {
      const text = parts.join(join);
      expect(streamedHtml(cut(text, ...sizes), settled)).toBe(wholeHtml(text));
    },
  );
  fc.assert(property, { numRuns: 1_000 });
});

test('ends in the same tree when marks, joined at random, come in random pieces', () => {
  const texts = fc.array(marks, { minLength: 1, maxLength: 40 });
  const property = fc.property(texts, lengths, settleAfter, (parts, sizes, settled) => {
    const text = parts.join('');
    expect(streamedHtml(cut(text, ...sizes), settled)).toBe(wholeHtml(text));
  });
  fc.assert(property, { numRuns: 5_000 });
});

test('keeps the objects of blocks that have ended, and of the groups they stand in', () => {
  const parser = newParser();
  parser.append('First.\n\n- one\n- two\n\n');
  parser.append('Second ');
  const before = itemsOf(parser.blocks);
  parser.append('paragraph.');
  const after = itemsOf(parser.blocks);
  expect(after[0]).toBe(before[0]);
  expect(after[1]).toBe(before[1]);
  expect(after[2]).not.toBe(before[2]);
});

test('keeps the inlines of a long paragraph that are settled', () => {
  const parser = newParser();
  parser.append('Some **bold** words and `code`. '.repeat(200));
  const settled = (): readonly unknown[] => {
    const [paragraph] = itemsOf(parser.blocks);
    return paragraph?.type === 'paragraph' ? paragraph.text.children.slice(0, 30) : [];
  };
  const before = settled();
  parser.append('And more of **them**. ');
  expect(before).toHaveLength(30);
  settled().forEach((node, index) => expect(node).toBe(before[index]));
});

test('reads a link again when its definition comes later', () => {
  const parser = newParser();
  parser.append('See [the docs] and [more][x].\n\nText.\n\n');
  const [paragraph] = itemsOf(parser.blocks);
  expect(toHtml(parser.blocks)).not.toContain('<a');
  parser.append('[the docs]: https://example.org "Title"\n[X]: /y\n\n');
  expect(toHtml(parser.blocks)).toContain('<a href="https://example.org" title="Title">the docs</a>');
  expect(toHtml(parser.blocks)).toContain('<a href="/y">more</a>');
  expect(itemsOf(parser.blocks)[0]).toBe(paragraph);
});

test('takes a character that two pieces share for one', () => {
  const parser = newParser();
  for (const piece of cut('a 😀 b\r\n\r\nc', 1)) parser.append(piece);
  parser.end();
  expect(toHtml(parser.blocks)).toBe('<p>a 😀 b</p>\n<p>c</p>\n');
});

test('reads half a character as U+FFFD, but not before the other half could have come', () => {
  const parser = newParser();
  parser.append('a \ud83d');
  expect(toHtml(parser.blocks)).toBe('<p>a </p>\n');
  parser.append('\ude00 \ude00 `\ud83d` ');
  parser.append('c\ud83d');
  parser.end();
  expect(toHtml(parser.blocks)).toBe('<p>a 😀 \ufffd <code>\ufffd</code> c\ufffd</p>\n');
});

test('ignores text behind the end', () => {
  const parser = newParser();
  parser.append('a');
  parser.end();
  parser.append('b');
  expect(toHtml(parser.blocks)).toBe('<p>a</p>\n');
});
