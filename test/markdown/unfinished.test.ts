import { expect, test } from 'vitest';
import { newParser } from './parse.js';
import { toHtml } from './to-html.js';

function shown(text: string): string {
  const parser = newParser();
  parser.append(text);
  return toHtml(parser.blocks).replaceAll('\n', '');
}

test.each([
  ['some **bold', '<p>some <strong>bold</strong></p>'],
  ['some **bold*', '<p>some <strong>bold</strong></p>'],
  ['some ***both', '<p>some <em><strong>both</strong></em></p>'],
  ['some `co', '<p>some <code>co</code></p>'],
  ['some ~~old', '<p>some <del>old</del></p>'],
  ['about ~5 km', '<p>about ~5 km</p>'],
  ['see [the do', '<p>see the do</p>'],
  ['see [the docs]', '<p>see the docs</p>'],
  ['see [the docs](https://exam', '<p>see the docs</p>'],
  ['see [the docs](https://example.org "ti', '<p>see the docs</p>'],
  ['see [the docs](<https://example.org', '<p>see the docs</p>'],
  ['see [the docs][la', '<p>see the docs</p>'],
  ['see ![a picture](https://exam', '<p>see a picture</p>'],
  ['a source [1]', '<p>a source [1]</p>'],
  ['a source [1', '<p>a source </p>'],
  ['sources [1, 2', '<p>sources </p>'],
  ['fish &am', '<p>fish </p>'],
])('shows %j as if it were whole', (text, html) => {
  expect(shown(text)).toBe(html);
});

test.each(['**', '*', '`', '~~', '[', '![', '\\'])('hides %j at the end until it is clear what it begins', (mark) => {
  expect(shown(`text ${mark}`)).toBe('<p>text </p>');
});

test.each(['-', '- ', '1', '1.', '#', '>', '``', '=', '---', '|', '<'])(
  'does not show %j below a paragraph until it is clear what it begins',
  (mark) => {
    expect(shown(`text\n${mark}`)).toBe('<p>text</p>');
  },
);

test('shows an open fence as code, and not its half closing', () => {
  expect(shown('```js\nlet a')).toBe('<pre><code class="language-js">let a</code></pre>');
  expect(shown('```js\nlet a\n``')).toBe('<pre><code class="language-js">let a</code></pre>');
});

test('shows a row of titles as a table before its dashes have come', () => {
  const table = '<table><thead><tr><th>a</th><th>b</th></tr></thead></table>';
  for (const rest of ['', '\n', '\n|', '\n|--', '\n|---|-']) expect(shown(`| a | b |${rest}`)).toBe(table);
});

test('shows a row of a table while it is written', () => {
  expect(shown('| a | b |\n|---|---|\n| **c')).toContain(
    '<tbody><tr><td><strong>c</strong></td><td></td></tr></tbody>',
  );
});

test('does not show the link definition that is being written', () => {
  for (const text of ['[a]: ', '[a]: /ur', '[a]: /url "ti', '[a]: /url "title"']) expect(shown(text)).toBe('');
});

test('does not show the marker of a task that is being written', () => {
  for (const text of ['- [', '- [x', '- [x] ']) expect(shown(text)).not.toContain('[');
  expect(shown('- [x] d')).toContain('<input type="checkbox" checked="" disabled="" /> d');
});

test('takes a mark for text once what follows is too long for it', () => {
  expect(shown(`a **${'word '.repeat(100)}`)).toContain('a **word');
  expect(shown(`a [${'word '.repeat(100)}`)).toContain('a [word');
});
