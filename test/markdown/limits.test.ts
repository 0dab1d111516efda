import { expect, test } from 'vitest';
import { itemsOf } from '../../src/markdown/groups.js';
import { cut, newParser, streamedHtml, wholeHtml } from './parse.js';

test('reads 100 levels of quotes and of lists, and says so where there are more', () => {
  for (const [mark, tag] of [
    ['> ', '<blockquote>'],
    ['- ', '<ul>'],
  ] as const) {
    const nested = (levels: number): string => `${mark.repeat(levels)}a\n`;
    const parser = newParser();
    parser.append(nested(100));
    expect([wholeHtml(nested(100)).split(tag).length - 1, parser.isCut]).toEqual([100, false]);
    parser.append(`\n${nested(101)}`);
    expect(parser.isCut).toBe(true);
    expect(wholeHtml(nested(130)).split(tag).length - 1).toBe(100);
    expect(wholeHtml(nested(101))).toContain(mark === '> ' ? '&gt; a' : '- a');
  }
});

test('reads 10,000 cells of a table, and keeps the lines behind 20,000 as text', () => {
  const table = (rows: number): string => `|a|b|\n|-|-|\n${'|1|2|\n'.repeat(rows)}`;
  const read = (text: string): { rows: number; rest: string } => {
    const parser = newParser();
    parser.append(text);
    parser.end();
    const [block] = itemsOf(parser.blocks);
    return block?.type === 'table'
      ? { rows: itemsOf(block.rows).length, rest: block.rest.join('') }
      : { rows: 0, rest: '' };
  };
  expect(read(table(5_000))).toEqual({ rows: 5_000, rest: '' });
  expect(read(table(10_002))).toEqual({ rows: 10_000, rest: '|1|2|\n|1|2|' });
  const wide = `${'|a'.repeat(5_000)}\n${'|-'.repeat(5_000)}\n${'|\n'.repeat(20)}`;
  expect(read(wide).rows).toBe(4);
  expect(streamedHtml(cut(wide, 50))).toBe(wholeHtml(wide));
});

test('reads the markup at the end of 256 kB of one block', () => {
  for (const line of ['word ', 'word\n', '**a** `b` ']) {
    const text = `${line.repeat(Math.ceil(262_144 / line.length))}**end**`;
    expect(wholeHtml(text)).toMatch(/<strong>end<\/strong><\/p>\n$/);
  }
});
