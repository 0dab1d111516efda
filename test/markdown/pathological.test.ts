import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Group, itemsOf, type Groups } from '../../src/markdown/groups.js';
import type { BlockNode } from '../../src/markdown/nodes.js';
import { cut, newParser } from './parse.js';

/** What 100 kB may take, in ms of CPU. The aim is 200, which all keep; the rest is for slower machines. */
const limit = 500;

interface Row {
  readonly id: string;
  readonly name: string;
  readonly gen: {
    readonly parts?: readonly { readonly text?: string; readonly repeat?: string; readonly n?: number }[];
  };
}

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('');
}

/** The rows that are described in words. Those about streaming have tests of their own below. */
const described: Readonly<Record<string, string>> = {
  'mp-027': lines(1_000, (i) => `${'  '.repeat(i)}* a\n`),
  'mp-028': lines(3_000, (i) => `e${'`'.repeat(i)}`),
  'mp-029': `${lines(20_000, (i) => `[x${i}]: /u\n`)}\n${lines(20_000, (i) => `[x${i}] `)}`,
  'mp-039': lines(5_000, (i) => `[^${i}]: [^${i + 1}]\n\n`),
};

const rows = readFileSync(new URL('../fixtures/markdown/markdown-pathological.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line): Row => JSON.parse(line));

const collected = rows.flatMap(({ id, name, gen }): [string, string][] => {
  const text = gen.parts?.map((part) => part.text ?? (part.repeat ?? '').repeat(part.n ?? 0)).join('') ?? described[id];
  return text === undefined ? [] : [[`${id} ${name}`, text]];
});

/** Shapes aimed at this parser's own loops. */
const own: readonly [string, string][] = [
  ['nested emphasis', '*a '.repeat(15_000) + 'b*'.repeat(15_000)],
  ['nested links', '[a'.repeat(15_000) + '](b)'.repeat(15_000)],
  ['nested images', '![a'.repeat(15_000) + '](b)'.repeat(15_000)],
  ['runs of three marks', '*_~'.repeat(33_000)],
  ['brackets without text', '['.repeat(50_000) + ']'.repeat(50_000)],
  ['tags with open quotes', `<a b='x' c="`.repeat(9_000)],
  ['processing instructions', '<?'.repeat(50_000)],
  ['addresses without an at', 'a.b-c_d'.repeat(14_000)],
  ['addresses with many', 'a@'.repeat(50_000)],
  ['closing parentheses of an address', `http://a.b/${')'.repeat(100_000)}`],
  ['entities at the end of an address', `http://a.b/${'&a;'.repeat(33_000)}`],
  ['hashes behind a heading', `# a${' #'.repeat(50_000)}`],
  ['spaces in a heading', `# a${' '.repeat(100_000)}b`],
  ['spaces in a row of dashes', `a|b\n|-${' '.repeat(100_000)}x`],
  ['a title that does not end', '[a](b "'.repeat(14_000)],
  ['definitions that do not end', '[a]: b "\n'.repeat(11_000)],
  ['lazy lines', `${'> '.repeat(90)}a\n${'b\n'.repeat(50_000)}`],
  ['quotes', '> '.repeat(50_000)],
  ['empty rows of a wide table', `${'|a'.repeat(5_000)}\n${'|-'.repeat(5_000)}\n${'|\n'.repeat(20_000)}`],
  ['blank lines in code', `    a${'\n'.repeat(100_000)}`],
  ['carriage returns', '\r'.repeat(100_000)],
  ['labels of full length', `[${'a'.repeat(998)}]`.repeat(100)],
  ['dollars', '$'.repeat(100_000)],
  ['prices', '$1 '.repeat(33_000)],
  ['formulas that do not end', '$x '.repeat(33_000)],
  ['dollars behind backslashes', `$a${'\\$'.repeat(50_000)}`],
  ['formulas in parentheses that do not end', '\\('.repeat(50_000)],
  ['formulas in parentheses that end late', `${'\\('.repeat(49_000)}${'x'.repeat(1_000)}\\)`],
  ['formulas in brackets', '\\[x'.repeat(33_000)],
  ['lines of dollars', '$$\n'.repeat(33_000)],
  ['half formulas between blank lines', '$$ a\n\n'.repeat(16_000)],
  ['marks of footnotes', '[^1]'.repeat(25_000)],
  ['marks of many footnotes', lines(12_000, (i) => `[^${i}]`)],
  ['marks without an end', '[^'.repeat(50_000)],
  ['definitions of footnotes', lines(9_000, (i) => `[^${i}]: a\n`)],
  ['footnotes that name the next', `[^0]\n\n${lines(7_000, (i) => `[^${i}]: [^${i + 1}]\n`)}`],
  ['a footnote of many lines', `[^1]: a\n${'    b\n'.repeat(16_000)}`],
  ['a wide table without cells', `${'|a'.repeat(2_000)}\n${'|-'.repeat(2_000)}\n${'|\n'.repeat(40_000)}`],
];

test.each([...collected, ...own])('reads in time proportional to its length: %s', (_, text) => {
  // Another job on the machine may cost one run, not two.
  const ms = Math.min(readWhole(text), readWhole(text));
  expect((ms * 100_000) / Math.max(text.length, 20_000)).toBeLessThan(limit);
});

const streamed: readonly [string, string][] = [
  ['one list', lines(5_000, (i) => `- item ${i} with **bold**\n`)],
  ['one table', `|a|b|\n|-|-|\n${lines(6_000, (i) => `| row ${i} | **b** |\n`)}`],
  ['one fence', `\`\`\`js\n${lines(4_000, (i) => `const a${i} = ${i};\n`)}`],
  ['one paragraph', lines(3_000, (i) => `Some **bold** word ${i} and \`code\`. `)],
  ['one word', 'x'.repeat(100_000)],
  ['one bracket that does not end', `a [b ${'word '.repeat(20_000)}`],
  ['links before their definitions', `${lines(6_000, (i) => `[x${i}] `)}\n\n${lines(3_000, (i) => `[x${i}]: /u\n\n`)}`],
  ['a row of many cells', '| a '.repeat(25_000)],
  ['a formula that does not end', `a $x ${'word '.repeat(20_000)}`],
  ['marks of footnotes', lines(12_000, (i) => `a[^${i}] `)],
  ['one footnote', `[^1]: ${lines(5_000, (i) => `    - item ${i} **b**\n`)}`],
  ['footnotes', `${lines(2_000, (i) => `a[^${i}] `)}\n\n${lines(5_000, (i) => `[^${i}]: b\n`)}`],
];

test.each(streamed)(
  'reads in time proportional to its length, in steps of 4 characters: %s',
  (_, text) => {
    const half = readInSteps(text.slice(0, 50_000));
    const whole = readInSteps(text.slice(0, 100_000));
    expect(whole).toBeLessThan(Math.max(4 * half, 500));
    expect(whole).toBeLessThan(4 * limit);
  },
  30_000,
);

function readWhole(text: string): number {
  return cpu(() => {
    const parser = newParser();
    parser.append(text);
    parser.end();
    readAll(parser.blocks);
    for (const { children } of itemsOf(parser.footnotes)) readAll(children);
  });
}

function readInSteps(text: string): number {
  const pieces = cut(text, 4);
  return cpu(() => {
    const parser = newParser();
    for (const piece of pieces) {
      parser.append(piece);
      readLast(parser.blocks);
    }
    parser.end();
    readAll(parser.blocks);
  });
}

/** Asks for the inlines of the block that grows. */
function readLast(blocks: Groups<BlockNode>): void {
  const last = blocks.at(-1);
  if (last instanceof Group) readLast(last.items);
  else if (last?.type === 'paragraph') void last.text.children;
}

/** Asks for all inlines, which are read only then. */
function readAll(blocks: Groups<BlockNode>): void {
  for (const block of itemsOf(blocks)) {
    if (block.type === 'paragraph' || block.type === 'heading') void block.text.children;
    if ('children' in block) readAll(block.children);
    if (block.type !== 'table') continue;
    for (const cells of [block.header, ...itemsOf(block.rows)]) for (const cell of cells) void cell.children;
  }
}

function cpu(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}
