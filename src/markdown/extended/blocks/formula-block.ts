import { addBlock, type BlockState } from '../../blocks/block-state.js';
import { splitLongParagraph } from '../../blocks/long-text.js';
import { newParagraph } from '../../blocks/paragraph.js';
import type { FormulaBlock, Reading, Start } from '../../blocks/open-block.js';
import { Leaf } from '../../leaf.js';
import { longestParagraph } from '../../limits.js';
import type { Line } from '../../line.js';
import type { BlockNode } from '../../nodes.js';
import type { BlockLookup } from '../../blocks/block-syntax.js';

const opening = /(\$\$|\\\[)(?!\$)(.*)$/y;

/** `$$` or `\[` at the start of a line: a formula up to the partner of that mark, or text if a blank line comes first. */
export function startFormula(state: BlockState, line: Line, reading: Reading): Start | undefined {
  if (line.isIndented) return undefined;
  const match = line.match(opening);
  if (!match) return undefined;
  const [, mark, rest = ''] = match;
  const end = mark === '$$' ? '$$' : '\\]';
  const inLine = rest.trimEnd();
  // A formula that ends within the line, with something behind it, is part of a sentence.
  const at = inLine.indexOf(end);
  if (at >= 0 ? at !== inLine.length - 2 || !inLine.slice(0, at).trim() : inLine.includes(end.charAt(1)))
    return undefined;
  const keeps = lazyItemEnd(state, reading);
  const isLazy = keeps !== undefined;
  const formula: FormulaBlock = { kind: 'formula', end, text: '', isLazy, isClosed: false, endLine: reading.line };
  return isLazy ? { opens: [formula], keeps, rest: 'text' } : { opens: [formula], rest: 'text' };
}

/**
 * Right below the text of a list item, a formula at the margin belongs to the item: models write it there, and the list
 * would end else. Returns how many open blocks it leaves open.
 */
function lazyItemEnd({ open, line }: BlockState, { container }: Reading): number | undefined {
  if (container.kind !== 'list') return undefined;
  const isText = open.at(-1)?.kind === 'paragraph';
  const end = isText ? open.length - 1 : open.length;
  const item = open[end - 1];
  if (item?.kind !== 'item' || (!isText && item.lazyLine !== line - 1)) return undefined;
  const between = open.slice(open.indexOf(container), end);
  return between.every(({ kind }) => kind === 'list' || kind === 'item') ? end : undefined;
}

/** Adds a line, and returns whether it ends the formula. One that gets too long for a formula goes on as a paragraph. */
export function addFormulaLine(block: FormulaBlock, line: Line, state: BlockState): boolean {
  const { open, line: endLine } = state;
  const text = line.content().trimEnd();
  const isFirst = !block.text;
  block.text += `${isFirst ? '' : '\n'}${text}`;
  block.endLine = endLine;
  if (block.text.length > longestParagraph) {
    becomeText(block, state);
    return false;
  }
  block.isClosed = (isFirst ? text.slice(2) : text).endsWith(block.end);
  const item = open.at(-2);
  if (block.isClosed && block.isLazy && item?.kind === 'item') item.lazyLine = endLine;
  return block.isClosed;
}

/** Shown as one formula, its text would be laid out as a whole whenever it grows. */
function becomeText({ text, endLine }: FormulaBlock, state: BlockState): void {
  state.open.pop();
  const container = state.open.at(-1);
  if (!container) return;
  addBlock(state, { ...newParagraph(container, true, endLine), tail: text });
  splitLongParagraph(state);
}

export function formulaNode({ text, isClosed }: FormulaBlock, lookup: BlockLookup, hasEnded: boolean): BlockNode {
  if (hasEnded && !isClosed) return { type: 'paragraph', text: new Leaf(text, lookup, true), isDone: undefined };
  const tex = text.slice(2, isClosed ? -2 : undefined).trim();
  return { type: 'formula', text: tex, isBlock: true, isWhole: isClosed };
}
