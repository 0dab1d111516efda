import type { FormulaBlock, Reading, Start } from '../../blocks/open-block.js';
import { Leaf } from '../../leaf.js';
import type { Line } from '../../line.js';
import type { BlockNode } from '../../nodes.js';
import type { BlockLookup } from '../../blocks/block-syntax.js';

const opening = /(\$\$|\\\[)(?!\$)(.*)$/y;

/** `$$` or `\[` at the start of a line: a formula up to the partner of that mark, or text if a blank line comes first. */
export function startFormula(line: Line, { line: endLine }: Reading): Start | undefined {
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
  return { opens: [{ kind: 'formula', end, text: '', isClosed: false, endLine }], rest: 'text' };
}

export function addFormulaLine(block: FormulaBlock, line: Line, endLine: number): boolean {
  const text = line.content().trimEnd();
  const isFirst = !block.text;
  block.text += `${isFirst ? '' : '\n'}${text}`;
  block.endLine = endLine;
  block.isClosed = (isFirst ? text.slice(2) : text).endsWith(block.end);
  return block.isClosed;
}

export function formulaNode({ text, isClosed }: FormulaBlock, lookup: BlockLookup, hasEnded: boolean): BlockNode {
  if (hasEnded && !isClosed) return { type: 'paragraph', text: new Leaf(text, lookup, true), isDone: undefined };
  const tex = text.slice(2, isClosed ? -2 : undefined).trim();
  return { type: 'formula', text: tex, isBlock: true, isWhole: isClosed };
}
