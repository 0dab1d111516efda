import { isValidElement, type ComponentChildren, type VNode } from 'preact';
import { expect, test } from 'vitest';
import { setFormula } from '../../../src/markdown/formulas/set-formula.js';

/** Every element in a formula, with its attributes; its text in between. */
function partsOf(children: ComponentChildren): readonly (VNode | string)[] {
  if (Array.isArray(children)) return children.flatMap(partsOf);
  if (typeof children === 'string') return [children];
  if (!isValidElement(children)) return [];
  const node = children as VNode<{ children?: ComponentChildren }>;
  return [node, ...partsOf(node.props.children)];
}

function elementsOf(tex: string, isBlock = true): readonly VNode[] {
  return partsOf(setFormula(tex, isBlock)).filter((part): part is VNode => typeof part === 'object');
}

test('sets fractions, roots, sums, matrices and cases', () => {
  const names = elementsOf(
    String.raw`\frac{a}{b} + \sqrt[3]{x} + \sum_{i=1}^n i + \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix} + \begin{cases} 1 & x \\ 0 & y \end{cases}`,
  ).map(({ type }) => type);
  for (const name of ['math', 'mfrac', 'mroot', 'munderover', 'mtable', 'mtr', 'mtd']) expect(names).toContain(name);
});

test.each([
  String.raw`\href{javascript:alert(1)}{x}`,
  String.raw`\url{https://evil.test}`,
  String.raw`\includegraphics{https://evil.test/x.png}`,
  String.raw`\class{small-button}{Retry}`,
  String.raw`\id{a}{x}`,
  String.raw`\style{position:fixed}{x}`,
  String.raw`\data{a=b}{x}`,
])('does not set %s', (tex) => {
  expect(setFormula(tex, true)).toBeNull();
});

test.each([
  String.raw`\color{red}{x} \colorbox{red}{y} \fcolorbox{red}{blue}{z}`,
  String.raw`\rule{9999em}{9999em} \hspace{9999em} \kern{-9999em} x \raisebox{9999em}{y}`,
  String.raw`\text{<img src=x onerror=alert(1)>}`,
  String.raw`\boxed{E} \cancel{x} \tag{1}`,
  String.raw`\begin{array}{|c|} \hline a \\ \hline \end{array}`,
  String.raw`\Huge x \mathchoice{a}{b}{c}{d} \smash{y} \llap{z}`,
])('sets %s by elements and attributes of the list only', (tex) => {
  const elements = elementsOf(tex);
  expect(elements.length).toBeGreaterThan(1);
  for (const { type, props } of elements) {
    expect(type).toMatch(/^m[a-z]+$/);
    for (const [name, value] of Object.entries(props)) {
      if (name === 'children' || value === undefined) continue;
      expect(name).not.toMatch(/^(?:style|href|src|id|on.*|xlink.*|action.*)$/i);
      expect(String(value), name).toMatch(/^(?:[a-z-]+(?: [a-z-]+)*|-?\d{0,2}(?:\.\d+)?(?:em|px|ex|pt)?)$/);
    }
  }
});

test.each([
  ['too long', 'x + '.repeat(2_000)],
  ['too deep', `${'{'.repeat(2_400)}x${'}'.repeat(2_400)}`],
  ['endless', String.raw`\def\a{\a\a}\a`],
  ['growing', String.raw`\def\a{xx}\def\b{\a\a}\def\c{\b\b}\def\d{\c\c}\def\e{\d\d}\def\f{\e\e}\def\g{\f\f}\g\g\g\g`],
  ['half', String.raw`\frac{a}{`],
  ['nonsense', String.raw`\nonsense`],
])('gives up, in good time, on what is %s', (_, tex) => {
  const start = process.cpuUsage();
  const set = setFormula(tex, true);
  const { user } = process.cpuUsage(start);
  if (set) expect(partsOf(set).length).toBeLessThan(10_000);
  expect(user / 1_000).toBeLessThan(500);
});

const chain = Array.from({ length: 8 }, (_, i) => `\\def\\${'bcdefghi'[i]}{${`\\${'abcdefgh'[i]}`.repeat(10)}}`).join(
  '',
);

test.each([
  `\\def\\a{x}${chain}\\i`,
  String.raw`\def\a#1{#1#1#1#1#1#1#1#1#1#1}\a{\a{\a{\a{\a{x}}}}}`,
  String.raw`\gdef\mine{x} \mine`,
  String.raw`\edef\a{xx}\a`,
  String.raw`\xdef\a{xx}\a`,
  String.raw`\newcommand{\a}[1]{#1#1}\a{x}`,
  String.raw`\renewcommand\alpha{x}`,
  String.raw`\providecommand{\a}{x}`,
  String.raw`\let\a=\alpha \a`,
  String.raw`\futurelet\a\b\c`,
  String.raw`\global\def\a{x}\a`,
  String.raw`\long\def\a{x}\a`,
])('does not run the definitions of %s', (tex) => {
  const start = process.cpuUsage();
  expect(setFormula(tex, true)).toBeNull();
  expect(process.cpuUsage(start).user / 1_000).toBeLessThan(50);
});

test.each([
  String.raw`\longrightarrow \longleftarrow`,
  String.raw`\left( x \right)`,
  String.raw`\delta \text{def} \leq`,
])('sets %s, which defines nothing', (tex) => {
  expect(setFormula(tex, true)).not.toBeNull();
});

test('keeps nothing that one formula defines for the next', () => {
  setFormula(String.raw`\gdef\mine{x} \mine`, true);
  expect(setFormula(String.raw`\mine`, true)).toBeNull();
});

test('sets 2,000 tokens and no more', () => {
  expect(setFormula('x'.repeat(2_000), true)).not.toBeNull();
  expect(setFormula(`${String.raw`\alpha `.repeat(1_999)}x`, true)).not.toBeNull();
  expect(setFormula('x'.repeat(2_001), true)).toBeNull();
});
