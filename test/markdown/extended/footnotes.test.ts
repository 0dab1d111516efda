import { expect, test } from 'vitest';
import { wholeHtml } from '../parse.js';

test('a footnote is defined behind a list as well as behind any other block', () => {
  const html = wholeHtml('Prices.[^1]\n\n- one\n- two\n\n[^1]: Without VAT.');
  expect(html).toContain('<li>two\n</li>\n</ul>');
  expect(html).toMatch(/footnote-ref.*>1</);
  expect(html).toMatch(/<li id="fn1">\s*<p>Without VAT\./);
});

test('no footnote is defined within an item, nor in the middle of its words', () => {
  expect(wholeHtml('A.[^1]\n\n- one\n\n  - two\n\n  [^1]: in the item')).toContain('[^1]: in the item');
  expect(wholeHtml('A.[^1]\n\n- one\n[^1]: goes on')).toContain('[^1]: goes on');
});
