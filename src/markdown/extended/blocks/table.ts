import { appended } from '../../groups.js';
import { Leaf } from '../../leaf.js';
import { longestLine, mostCells } from '../../limits.js';
import type { Line } from '../../line.js';
import type { Align, BlockNode, InlineText, TableNode } from '../../nodes.js';
import type { BlockLookup } from '../../blocks/block-syntax.js';
import type { ParagraphBlock, Reading, Start, TableBlock } from '../../blocks/open-block.js';
import { growingParagraph } from '../../blocks/paragraph.js';
import { readCodeSpan } from '../../inlines/code-span.js';
import { Scan } from '../../inlines/scan.js';
import { holdsPipes, readBackslash, readDollars } from '../inlines/formula.js';
import { withLine } from './source-block.js';

// At least one pipe or colon, or the line would underline a heading.
const delimiterRow = /(?=[^|:]*[|:])\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/y;

/**
 * The delimiter row makes the last line of the paragraph above it the header of a table.
 *
 * @see https://github.github.com/gfm/#tables-extension-
 */
export function startTable(line: Line, { container, line: endLine }: Reading, lookup: BlockLookup): Start | undefined {
  if (line.isIndented || container.kind !== 'paragraph') return undefined;
  const row = line.match(delimiterRow)?.[0];
  if (!row) return undefined;
  const header = lastLineOf(container);
  if (!header.includes('|') && !row.includes('|')) return undefined;
  const align = splitRow(row, true).map(alignOf);
  const titles = splitRow(header, true);
  if (titles.length !== align.length) return undefined;
  dropLastLine(container);
  const table: TableBlock = {
    kind: 'table',
    align,
    header: titles.map((title) => new Leaf(title, lookup, true)),
    rows: [],
    cells: 0,
    rest: [],
    endLine,
  };
  return { opens: [table], replacesParagraph: !container.tail, rest: 'nothing' };
}

/** @param isWhole false where the row may go on */
export function addRow(table: TableBlock, line: Line, lookup: BlockLookup, isWhole: boolean, endLine: number): void {
  table.endLine = endLine;
  table.cells += table.align.length;
  if (table.cells > mostCells || line.isLong) {
    table.rest = withLine(table.rest, line.content());
    return;
  }
  const cells = splitRow(line.content(), isWhole).slice(0, table.align.length);
  const row = cells.map((cell, i) => new Leaf(cell, lookup, isWhole || i < cells.length - 1));
  table.rows = appended<readonly InlineText[]>(table.rows, [row]);
}

export function tableNode({ align, header, rows, rest }: TableBlock, isWhole: boolean): TableNode {
  return { type: 'table', align, header, rows, rest, isWhole };
}

/**
 * A growing paragraph, the last line of which is likely to become the header of a table. A row of dashes
 * follows it in nearly every answer; until then it is shown as a header, and not as a line of pipes.
 */
export function likelyTable(
  paragraph: ParagraphBlock,
  lookup: BlockLookup,
  settleAfter: number,
): BlockNode[] | undefined {
  // A line that is settled in part was taken for text before, and stays so until the row of dashes is there.
  if (paragraph.lineStart < paragraph.head.length) return undefined;
  const line = lastLineOf(paragraph);
  if (line.length > longestLine || !/^\|\s*\S/.test(line)) return undefined;
  const header = splitRow(line, false).map((title) => new Leaf(title, lookup, false));
  const before = { ...paragraph };
  dropLastLine(before);
  return [
    ...(before.tail ? growingParagraph(before, lookup, settleAfter) : []),
    { type: 'table', align: header.map(() => undefined), header, rows: [], rest: [], isWhole: false },
  ];
}

function lastLineOf({ head, tail, lineStart }: ParagraphBlock): string {
  return lineStart >= head.length ? tail.slice(lineStart - head.length) : (head + tail).slice(lineStart);
}

/** Takes the last line away, for it has become the header of a table. */
function dropLastLine(paragraph: ParagraphBlock): void {
  paragraph.tail = (paragraph.head + paragraph.tail).slice(0, Math.max(0, paragraph.lineStart - 1));
  paragraph.head = '';
  paragraph.headEnd = '';
  paragraph.settled = [];
}

/** Begins what a pipe may stand in, or ends a cell. */
const special = /[\\`$|]/g;

/**
 * Cells stand between pipes. A pipe behind a backslash, within a code span or within a formula is text: GitHub ends the
 * cell there in the last two cases, but models write `$P(A|B)$`.
 *
 * @param isWhole false where the row may go on
 */
function splitRow(row: string, isWhole: boolean): string[] {
  const text = row.trim();
  const scan = new Scan({ text, before: '', isWhole }, new Set());
  const cells: string[] = [];
  let start = text.startsWith('|') ? 1 : 0;
  for (let position = start; position < text.length;) {
    special.lastIndex = position;
    const at = special.exec(text)?.index ?? text.length;
    if (text[at] === '|') {
      cells.push(cellOf(text.slice(start, at)));
      start = at + 1;
    }
    position = start > at ? start : endOfUnit(scan, at);
  }
  if (start < text.length) cells.push(cellOf(text.slice(start)));
  return cells;
}

/** Where an escape, a code span or a formula ends that begins at a place; else the next place. */
function endOfUnit(scan: Scan, at: number): number {
  const { text } = scan;
  switch (text[at]) {
    case '`':
      return readCodeSpan(scan, at);
    case '$': {
      const end = readDollars(scan, at);
      return holdsPipes(text.slice(at, end)) ? end : at + 1;
    }
    case '\\':
      // The backslash right before a pipe counts, also behind another one.
      if (text.startsWith('\\|', at + 1)) return at + 1;
      return readBackslash(scan, at) || at + 2;
    default:
      return at + 1;
  }
}

function cellOf(source: string): string {
  return source.replaceAll('\\|', '|').trim();
}

function alignOf(cell: string): Align {
  if (cell.endsWith(':')) return cell.startsWith(':') ? 'center' : 'right';
  return cell.startsWith(':') ? 'left' : undefined;
}
