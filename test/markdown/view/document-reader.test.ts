import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createExtendedSyntax } from '../../../src/markdown/extended/syntax.js';
import { DocumentReader } from '../../../src/markdown/view/document-reader.js';
import { cut, examplesOf, wholeHtml } from '../parse.js';
import { toHtml } from '../to-html.js';

const examples = [...examplesOf('commonmark-0.31.2'), ...examplesOf('gfm')].map(({ markdown }) => markdown);

test('reads plain answers without the extended syntax', () => {
  const reader = new DocumentReader();
  const text = '# Title\n\nSome **bold** and `code`, ~~old~~.\n\n- one\n  - two\n\n1. three\n\n> four\n\n---\n';
  expect(reader.read(text, false, undefined)).toBe('done');
  expect(reader.usesExtended).toBe(false);
  expect(toHtml(reader.document.blocks)).toBe(wholeHtml(text));
});

test.each(['a [', 'x <b', 'a | b', 'https://a.test', 'www.a.test', '```', '&nbsp;', '$x$', 'a@b.test', '\\(x\\)'])(
  'stops before %j until the extended syntax is there, and then reads on',
  (text) => {
    const reader = new DocumentReader();
    expect(reader.read(text, false, undefined)).toBe('waiting');
    expect(toHtml(reader.document.blocks).length).toBeLessThan(wholeHtml(text).length);
    expect(reader.read(text, false, createExtendedSyntax)).toBe('done');
    expect(toHtml(reader.document.blocks, reader.document)).toBe(wholeHtml(text));
  },
);

test('shows all as text where the extended syntax cannot be loaded', () => {
  const reader = new DocumentReader();
  const text = 'see [the docs](https://a.test)\n\n| a |';
  reader.read(text, false, undefined);
  reader.doWithout();
  expect(reader.read(text, false, undefined)).toBe('done');
  expect(toHtml(reader.document.blocks)).toBe('<p>see [the docs](https://a.test)</p>\n<p>| a |</p>\n');
});

test.each([1, 3, 4])('ends in the same tree when it comes in steps of %i and the extended syntax later', (step) => {
  for (const text of examples) expect(readLate(cut(text, step), 3), text).toBe(wholeHtml(text));
});

test('ends in the same tree whenever the extended syntax comes', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 9 });
  const texts = fc.array(fc.constantFrom(...examples), { minLength: 1, maxLength: 4 });
  const property = fc.property(texts, lengths, fc.nat(9), (parts, sizes, late) => {
    const text = parts.join('\n');
    expect(readLate(cut(text, ...sizes), late)).toBe(wholeHtml(text));
  });
  fc.assert(property, { numRuns: 500 });
});

/** Shows a text that comes in pieces; the extended syntax is there some readings after it was first missing. */
function readLate(pieces: readonly string[], late: number): string {
  const reader = new DocumentReader();
  let text = '';
  let missed = 0;
  const read = (isStreaming: boolean): void => {
    if (reader.read(text, isStreaming, missed >= late ? createExtendedSyntax : undefined) === 'waiting') missed++;
    toHtml(reader.document.blocks, reader.document);
  };
  for (const piece of pieces) {
    text += piece;
    read(true);
  }
  for (let i = 0; i <= late + 8; i++) read(false);
  return toHtml(reader.document.blocks, reader.document);
}
