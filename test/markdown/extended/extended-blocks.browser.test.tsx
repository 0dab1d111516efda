import { afterEach, beforeAll, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { copying, showAnswer, type Shown } from '../show.js';
import { loadEverything } from '../../support/load-everything.js';

let shown: Shown;

beforeAll(loadEverything);
afterEach(() => shown.destroy());

test('leads from the mark of a footnote to what it says and back, without an id', async () => {
  shown = showAnswer();
  shown.show('One[^a] and two[^b], one again[^a].\n\n[^b]: Second.\n\n[^a]: First.\n\n[^c]: Never named.\n');
  expect(shown.all('.note-mark').map(({ textContent }) => textContent)).toEqual(['1', '2', '1']);
  expect(shown.all('.notes li').map((item) => item.querySelector('p')?.textContent)).toEqual(['First.', 'Second.']);
  await page.getByRole('button', { name: 'Footnote 2', exact: true }).click();
  expect(shown.root.activeElement).toBe(shown.all('.notes li')[1]);
  await page.getByRole('button', { name: 'Back to the text, footnote 1' }).click();
  expect(shown.root.activeElement).toBe(shown.all('.note-mark')[0]);
  expect(shown.all('[id], [href]')).toHaveLength(0);
});

test('shows a mark while the answer comes, and as it was written where nothing defines it', () => {
  shown = showAnswer();
  shown.show('One[^1] and[^nope].', true);
  expect(shown.all('sup')).toHaveLength(2);
  const text = 'One[^1] and[^nope].\n\n[^1]: First, **bol';
  shown.show(text, true);
  expect(shown.one('.notes strong', HTMLElement).textContent).toBe('bol');
  shown.show(`${text}d**.`);
  expect(shown.root.textContent).toContain('and[^nope].');
  expect(shown.all('sup')).toHaveLength(1);
});

test('sets formulas as MathML, and shows their TeX until then', async () => {
  shown = showAnswer();
  shown.show('So $\\frac{a}{b}$ is it.\n\n$$\n\\sum_{i=1}^n i\n$$\n\nNot \\(\\nonsense{\\) though.');
  await expect.poll(() => shown.all('math').length, { timeout: 10_000 }).toBe(2);
  expect(shown.all('mfrac')).toHaveLength(1);
  expect(shown.all('math')[0]?.namespaceURI).toBe('http://www.w3.org/1998/Math/MathML');
  expect(shown.all('code').map(({ textContent }) => textContent)).toEqual(['\\nonsense{']);
  expect(shown.all('[style], [href], [id], [src]')).toHaveLength(0);
});

test('copies a table for a spreadsheet, and nothing that would run there', async () => {
  shown = showAnswer();
  shown.show('| a, b | c |\n|---|---|\n| =HYPERLINK("https://evil.test") | -5 |\n| say "hi" | **x** |\n');
  const written = await copying(async () => {
    await page.getByRole('button', { name: 'Copy table' }).click();
    await page.getByRole('button', { name: 'Copy as CSV' }).click();
  });
  expect(written).toEqual([
    'a, b\tc\n\'=HYPERLINK("https://evil.test")\t-5\nsay "hi"\tx',
    '"a, b",c\r\n"\'=HYPERLINK(""https://evil.test"")",-5\r\n"say ""hi""",x',
  ]);
});

test('breaks the long lines of code when asked to', async () => {
  shown = showAnswer();
  shown.show(`\`\`\`\n${'word '.repeat(200)}\n\`\`\``);
  const code = shown.one('pre', HTMLElement);
  expect(code.scrollWidth).toBeGreaterThan(code.clientWidth);
  await page.getByRole('button', { name: 'Wrap lines', pressed: false }).click();
  expect(code.scrollWidth).toBe(code.clientWidth);
});

test('colours code without an element more, and leaves nothing behind', async () => {
  shown = showAnswer();
  shown.show('```js\nconst a = "x"; // why\n```\n\n```nosuch\nx\n```');
  await expect.poll(() => CSS.highlights.size, { timeout: 10_000 }).toBeGreaterThan(2);
  const text = (name: string): string[] => Array.from(CSS.highlights.get(name) ?? [], String);
  expect(text('causerie-keyword')).toContain('const');
  expect(text('causerie-string')).toEqual(['"x"']);
  expect(text('causerie-comment').join('')).toContain('// why');
  expect(shown.all('code span')).toHaveLength(0);
  shown.destroy();
  expect([...CSS.highlights.keys()].filter((name) => name.startsWith('causerie-'))).toEqual([]);
});

test('does not colour code that is still written', async () => {
  shown = showAnswer();
  shown.show('```js\nconst a = 1;\n', true);
  await new Promise((resolve) => requestAnimationFrame(resolve));
  expect(CSS.highlights.size).toBe(0);
});
