import { expect, test } from 'vitest';
import { cut, streamedHtml, wholeHtml } from '../parse.js';

/** The cells of the only row of a table of two columns, however it comes. */
function cells(row: string, columns = 2): string[] {
  const text = `${'|x'.repeat(columns)}|\n${'|-'.repeat(columns)}|\n${row}\n`;
  const html = wholeHtml(text);
  for (const step of [1, 3]) expect(streamedHtml(cut(text, step), 1)).toBe(html);
  return Array.from(html.matchAll(/<td>(.*?)<\/td>/g), ([, cell = '']) =>
    cell.replace(/<code class="formula[^"]*">/, '<f>'),
  );
}

test.each([
  ['| Bayes | $P(A|B)$ |', ['Bayes', '<f>P(A|B)</code>']],
  [String.raw`| Matrix | $\Theta(|V|^2)$ |`, ['Matrix', String.raw`<f>\Theta(|V|^2)</code>`]],
  ['| norm | $|x|$ |', ['norm', '<f>|x|</code>']],
  [String.raw`| set | $\{x | x > 0\}$ |`, ['set', String.raw`<f>\{x | x &gt; 0\}</code>`]],
  [String.raw`| set | \(a|b\) |`, ['set', '<f>a|b</code>']],
  [String.raw`| norm | $$|x|$$ |`, ['norm', '<f>|x|</code>']],
  [String.raw`| escaped | $P(A\|B)$ |`, ['escaped', '<f>P(A|B)</code>']],
  ['| or | `a || b` |', ['or', '<code>a || b</code>']],
  ['| pipe | `a | b` |', ['pipe', '<code>a | b</code>']],
  ['| pipe | ``a ` | b`` |', ['pipe', '<code>a ` | b</code>']],
  ['| escaped | `a \\| b` |', ['escaped', '<code>a | b</code>']],
  ['| 条件付き確率 | $P(A|B)$と`x|y` |', ['条件付き確率', '<f>P(A|B)</code>と<code>x|y</code>']],
])('a pipe within a formula or a code span ends no cell: %s', (row, expected) => {
  expect(cells(row)).toEqual(expected);
});

test.each([
  ['| $5 | $10 |', ['$5', '$10']],
  ['|$5|$10|', ['$5', '$10']],
  ['| $100 | 200$ |', ['$100', '200$']],
  ['| Cost ($) | Price ($) |', ['Cost ($)', 'Price ($)']],
  ['| US$ | EU$ |', ['US$', 'EU$']],
  ['|${a}|${b}|', ['${a}', '${b}']],
  ['| $HOME | /usr$ |', ['$HOME', '/usr$']],
  ['| a ` b | c |', ['a ` b', 'c']],
  [String.raw`| a \| b | c |`, ['a | b', 'c']],
  ['| \\` | ` |', ['`', '`']],
])('ends the cells of %s at its pipes', (row, expected) => {
  expect(cells(row)).toEqual(expected);
});

test('counts the titles of a table in the same way', () => {
  expect(wholeHtml('| $P(A|B)$ | `a|b` |\n|---|---|\n| 1 | 2 |\n')).toContain('<th><code>a|b</code></th>');
});
