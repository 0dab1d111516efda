import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { loadEverything } from '../../support/load-everything.js';
import { showAnswer, type Shown } from '../show.js';

let shown: Shown;

beforeAll(loadEverything);
afterEach(() => shown.destroy());

async function set(tex: string): Promise<Element> {
  shown = showAnswer();
  shown.show(`$$\n${tex}\n$$`);
  await vi.waitUntil(() => shown.all('math').length === 1, { timeout: 10_000 });
  return shown.one('math', Element);
}

/** The one element with a class, as it is drawn. */
function drawn(selector: string): { style: CSSStyleDeclaration; width: number; height: number } {
  const [found, ...others] = shown.all(selector);
  if (!found || others.length) throw new Error(`not one ${selector}`);
  const { width, height } = found.getBoundingClientRect();
  return { style: getComputedStyle(found), width, height };
}

test.each([
  [String.raw`\cancel{2}`, '.upstrike'],
  [String.raw`\bcancel{2}`, '.downstrike'],
  [String.raw`\xcancel{2}`, '.tml-xcancel'],
  [String.raw`\sout{2}`, '.sout'],
  [String.raw`\cancelto{0}{xy}`, '.tml-cancelto'],
  [String.raw`\phase{30}`, '.phasor-angle'],
])('draws the stroke of %s over what it crosses', async (tex, selector) => {
  const math = await set(tex);
  const { style, width, height } = drawn(selector);
  expect(style.position).toBe('absolute');
  expect(style.backgroundColor).toBe(getComputedStyle(math).color);
  expect(width).toBeGreaterThan(2);
  expect(height).toBeGreaterThan(0.5);
});

test('crosses out both twos of a fraction', async () => {
  await set(String.raw`\frac{\cancel{2} \cdot 3}{\cancel{2}} = 3`);
  const strokes = shown.all('.upstrike').map((stroke) => stroke.getBoundingClientRect());
  const twos = shown.all('menclose').map((two) => two.getBoundingClientRect());
  expect(strokes).toHaveLength(2);
  strokes.forEach((stroke, i) => {
    expect(stroke.left).toBeCloseTo(twos[i]?.left ?? NaN, 0);
    expect(stroke.width).toBeCloseTo(twos[i]?.width ?? NaN, 0);
    expect(stroke.height).toBeGreaterThan(8);
  });
});

test.each([
  [String.raw`\boxed{E}`, '.boxed', 'Top Right Bottom Left'],
  [String.raw`\fbox{a}`, '.tml-fbox', 'Top Right Bottom Left'],
  [String.raw`\fcolorbox{red}{yellow}{z}`, '.boxed', 'Top Right Bottom Left'],
  [String.raw`\overline{x}`, '.tml-overline', 'Top'],
  [String.raw`\underline{x}`, '.tml-underline', 'Bottom'],
  [String.raw`\angl{n}`, '.actuarial', 'Top Right'],
  [String.raw`\longdiv{12}`, '.longdiv-top', 'Top'],
  [String.raw`\begin{array}{c|c} a & b \end{array}`, '.line-right', 'Right'],
  [String.raw`\begin{array}{c} \hline a \end{array}`, '.line-top', 'Top'],
  [String.raw`\begin{array}{c} \hdashline a \end{array}`, '.line-dashed', 'Top'],
])('draws the lines of %s', async (tex, selector, sides) => {
  await set(tex);
  const { style } = drawn(selector);
  for (const side of sides.split(' ')) {
    expect(Number.parseFloat(style.getPropertyValue(`border-${side.toLowerCase()}-width`))).toBeGreaterThan(0);
    expect(style.getPropertyValue(`border-${side.toLowerCase()}-style`)).not.toBe('none');
  }
});

test.each([
  [String.raw`\color{red}{x}`, 'mi.ink-red', 'color'],
  [String.raw`\textcolor{#1e90ff}{y}`, 'mi.ink-blue', 'color'],
  [String.raw`\colorbox{yellow}{x}`, '.paper-yellow', 'background-color'],
  [String.raw`\fcolorbox{green}{white}{x}`, '.edge-green', 'border-top-color'],
])('colours %s', async (tex, selector, property) => {
  const math = await set(tex);
  const value = drawn(selector).style.getPropertyValue(property);
  expect(value).not.toBe('rgba(0, 0, 0, 0)');
  expect(value).not.toBe(getComputedStyle(math).color);
});

test.each([
  String.raw`\xleftarrow{abc}`,
  String.raw`\xrightarrow[b]{abc}`,
  String.raw`\overleftarrow{ABCD}`,
  String.raw`\overrightarrow{ABCD}`,
  String.raw`\overleftrightarrow{ABCD}`,
  String.raw`\underrightarrow{ABCD}`,
])('draws the arrow of %s, which stretches where there is a font for formulas', async (tex) => {
  await set(tex);
  const arrows = shown.all('mo[stretchy="true"]').map((arrow) => arrow.getBoundingClientRect());
  expect(arrows.some(({ width, height }) => width > 8 && height > 2)).toBe(true);
});

test('writes the number of a formula at the end of its line', async () => {
  const math = await set(String.raw`E = mc^2 \tag{1}`);
  const { left, right, width } = math.getBoundingClientRect();
  const letter = shown.all('mi')[0]?.getBoundingClientRect();
  expect(shown.one('.tml-tag', Element).getBoundingClientRect().right).toBeGreaterThan(right - 40);
  expect(right).toBeLessThanOrEqual((math.parentElement?.getBoundingClientRect().right ?? NaN) + 1);
  expect((letter?.left ?? NaN) - left).toBeGreaterThan(width / 4);
});

test('writes white and black in the colour of the text: nothing is hidden', async () => {
  const math = await set(String.raw`\color{white}{x} \color{black}{y}`);
  for (const letter of shown.all('mi')) expect(getComputedStyle(letter).color).toBe(getComputedStyle(math).color);
});
