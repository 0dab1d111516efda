import { expect, test } from 'vitest';
import { decodeText, entityNames } from '../../../src/markdown/extended/inlines/entities.js';
import { readEntityNames } from '../../../src/markdown/extended/inlines/entity-names.js';
import { createExtendedSyntax } from '../../../src/markdown/extended/syntax.js';
import { DocumentReader } from '../../../src/markdown/view/document-reader.js';
import { toHtml } from '../to-html.js';

const common =
  'amp lt gt quot apos nbsp copy reg trade deg times middot bull hellip ndash mdash lsquo rsquo ldquo rdquo';

function htmlOf(reader: DocumentReader): string {
  return toHtml(reader.document.blocks, reader.document);
}

test('common names need no table, and are those of the table', () => {
  expect(entityNames.value).toBeUndefined();
  const table = readEntityNames();
  const names = `${common} laquo raquo euro larr rarr`.split(' ');
  expect(names.map((name) => decodeText(`&${name};`))).toEqual(names.map((name) => table.get(name)));
  const reader = new DocumentReader();
  expect(reader.read('a &amp; b&nbsp;&mdash; c', false, createExtendedSyntax)).toBe('done');
  expect(htmlOf(reader)).toBe('<p>a &amp; b\u00a0— c</p>\n');
});

test('a text that may not wait shows a rare name as it is written', () => {
  const reader = new DocumentReader(true);
  expect(reader.read('a &HilbertSpace; b', false, createExtendedSyntax)).toBe('done');
  expect(htmlOf(reader)).toBe('<p>a &amp;HilbertSpace; b</p>\n');
});

test('without the table a rare name stays as it is written', () => {
  const reader = new DocumentReader();
  expect(reader.read('a &HilbertSpace; [b](/c)', false, createExtendedSyntax)).toBe('waiting');
  reader.doWithout();
  expect(reader.read('a &HilbertSpace; [b](/c)', false, createExtendedSyntax)).toBe('done');
  expect(htmlOf(reader)).toBe('<p>a &amp;HilbertSpace; <a href="/c">b</a></p>\n');
});

test('nothing is read from a rare name on until the table is there, however the text is cut', async () => {
  const text = 'a &amp; [b](/c) &zwnj;&HilbertSpace; d &nosuchname;\n\n- e';
  const readers = [1, 2, 5, 19, 70].map((step) => {
    const reader = new DocumentReader();
    for (let end = step; end < text.length + step; end += step)
      reader.read(text.slice(0, end), end < text.length, createExtendedSyntax);
    expect(htmlOf(reader), `steps of ${step}`).toMatch(
      /^<p>a &amp; <a href="\/c">b<\/a>(?: (?:&amp;[zwnj]*)?)?<\/p>\n$/,
    );
    return reader;
  });
  await entityNames.load();
  for (const reader of readers) {
    expect(reader.read(text, false, createExtendedSyntax)).toBe('done');
    expect(htmlOf(reader)).toContain('<p>a &amp; <a href="/c">b</a> \u200c\u210b d &amp;nosuchname;</p>\n<ul>');
  }
});
