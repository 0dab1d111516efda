import { expect, test } from 'vitest';
import { decodeText } from '../../../src/markdown/extended/inlines/entities.js';
import { readEntityNames } from '../../../src/markdown/extended/inlines/entity-names.js';
import { wholeHtml } from '../parse.js';

test('knows all names of HTML', () => {
  expect(readEntityNames().size).toBe(2_125);
  expect(readEntityNames().get('NotEqualTilde')).toBe('\u2242\u0338');
});

test.each([
  ['&amp;', '&'],
  ['&NotEqualTilde;', '\u2242\u0338'],
  ['&zwj;', '\u200D'],
  ['&HilbertSpace;', '\u210B'],
  ['&nosuchname;', '&nosuchname;'],
  ['&constructor;', '&constructor;'],
  ['&#38;', '&'],
  ['&#x26;', '&'],
  ['&#X1F600;', '😀'],
  ['&#0;', '\uFFFD'],
  ['&#xD800;', '\uFFFD'],
  ['&#9999999;', '\uFFFD'],
])('decodes %s', (reference, character) => {
  expect(decodeText(reference)).toBe(character);
});

test('decodes names in texts and in addresses, and leaves unknown ones as they are written', () => {
  expect(wholeHtml('a &mdash; &amp; b\n\na &NotEqualTilde; &HilbertSpace; [x](/&zwj;)\n\nb &nosuchname;')).toBe(
    '<p>a — &amp; b</p>\n<p>a \u2242\u0338 \u210b <a href="/%E2%80%8D">x</a></p>\n<p>b &amp;nosuchname;</p>\n',
  );
});
