import { expect, test } from 'vitest';
import { cut, streamedHtml, wholeHtml } from '../parse.js';

function shown(text: string): string {
  const html = wholeHtml(text);
  for (const step of [1, 3]) expect(streamedHtml(cut(text, step), 1)).toBe(html);
  return html
    .replaceAll('<code class="formula">', '<f>')
    .replaceAll('<code class="formula block">', '<F>')
    .replaceAll('</code>', '</f>')
    .replaceAll('\n', '');
}

test.each([
  ['设$x$为实数', '<p>设<f>x</f>为实数</p>'],
  ['関数$f(x)$は', '<p>関数<f>f(x)</f>は</p>'],
  ['값$a_1$은', '<p>값<f>a_1</f>은</p>'],
  ['价格$5和$6', '<p>价格$5和$6</p>'],
  ['US$5 and US$6', '<p>US$5 and US$6</p>'],
])('reads the formulas of %s, which has no spaces', (text, html) => {
  expect(shown(text)).toBe(html);
});

test.each([
  [
    '1. First step:\n$$ x = 1 $$\ncontinued explanation\n2. Second step:\n$$ y = 2 $$\n3. Third step.',
    '<ol><li>First step:<F>x = 1</f>continued explanation</li><li>Second step:<F>y = 2</f></li><li>Third step.</li></ol>',
  ],
  [
    '1. First:\n$$\nx\n+ y\n- z\n$$\n2. Second:\n\\[\n1. 2\n\\]\nAnd so on.\n3. Third.',
    '<ol><li>First:<F>x+ y- z</f></li><li>Second:<F>1. 2</f>And so on.</li><li>Third.</li></ol>',
  ],
  ['- a\n  - b\n$$ x $$\n  - c\n- d', '<ul><li>a<ul><li>b<F>x</f></li><li>c</li></ul></li><li>d</li></ul>'],
  ['1. a\n$$ x $$\n$$ y $$\n2. b', '<ol><li>a<F>x</f><F>y</f></li><li>b</li></ol>'],
  ['> 1. a\n> $$ x $$\n> 2. b', '<blockquote><ol><li>a<F>x</f></li><li>b</li></ol></blockquote>'],
])('a formula at the margin within a list ends no list: %j', (text, html) => {
  expect(shown(text)).toBe(html);
});

test.each([
  ['1. a\n\n$$ x $$\n\n2. b', '<ol><li>a</li></ol><F>x</f><ol start="2"><li>b</li></ol>'],
  ['1. a\n$$ x $$\n\nText.', '<ol><li>a<F>x</f></li></ol><p>Text.</p>'],
  ['> a\n$$ x $$\nb', '<blockquote><p>a</p></blockquote><F>x</f><p>b</p>'],
  ['1. a\n$$ x', '<ol><li>a$$ x</li></ol>'],
  ['1. a\n$$ x $$\n# b', '<ol><li>a<F>x</f></li></ol><h1>b</h1>'],
])('and one behind a blank line, or beside a quote, is no part of it: %j', (text, html) => {
  expect(shown(text)).toBe(html);
});
