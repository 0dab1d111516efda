import type { OpenBlock, Reading, Start } from '../blocks/open-block.js';
import { itemsOf, type Groups } from '../groups.js';
import type { BlockNode, FootnoteNode, InlineNode, InlineText } from '../nodes.js';
import type { Scan } from '../inlines/scan.js';
import type { Line } from '../line.js';

const definitionStart = /\[\^([^\s[\]]{1,200})\]:/y;
const reference = /\[\^([^\s[\]]{1,200})\]/y;

/**
 * `[^label]: what the footnote says`, in the document itself, where it ends a list. Further lines belong to it if they are
 * indented.
 */
export function startFootnote(
  open: readonly OpenBlock[],
  line: Line,
  { container, tip, line: endLine }: Reading,
): Start | undefined {
  // A list takes every line until another block begins.
  const isBehindList = container.kind === 'list' && container === open[1] && tip.kind !== 'paragraph';
  if (line.isIndented || (container.kind !== 'document' && !isBehindList)) return undefined;
  const match = line.match(definitionStart);
  if (!match?.[1]) return undefined;
  line.skipSpace();
  line.skip(match[0].length);
  line.skipSpace();
  return { opens: [{ kind: 'footnote', label: match[1], children: [], endLine }], rest: 'blocks' };
}

/** `[^label]`. Whether such a footnote is defined shows later; if not, the mark is shown as it was written. */
export function readFootnoteReference(scan: Scan, at: number): number {
  reference.lastIndex = at;
  const match = reference.exec(scan.text);
  return match?.[1] ? scan.add({ type: 'footnote-reference', label: match[1] }, at, reference.lastIndex) : 0;
}

/** The numbers of footnotes: in the order in which the text, and then the footnotes themselves, first name them. */
export function numberFootnotes(
  blocks: Groups<BlockNode>,
  footnotes: Groups<FootnoteNode>,
): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  const defined = definitionsOf(footnotes);
  if (!defined.size) return numbers;
  const note = (label: string): void => {
    if (defined.has(label) && !numbers.has(label)) numbers.set(label, numbers.size + 1);
  };
  visit(blocks, note);
  // A map goes on to what is added to it meanwhile.
  for (const label of numbers.keys()) visit(defined.get(label)?.children ?? [], note);
  return numbers;
}

/** The first definition of a label counts. */
export function definitionsOf(footnotes: Groups<FootnoteNode>): ReadonlyMap<string, FootnoteNode> {
  const defined = new Map<string, FootnoteNode>();
  for (const node of itemsOf(footnotes)) if (!defined.has(node.label)) defined.set(node.label, node);
  return defined;
}

function visit(blocks: Groups<BlockNode>, note: (label: string) => void): void {
  for (const block of itemsOf(blocks)) {
    if (block.type === 'table') {
      for (const cells of [block.header, ...itemsOf(block.rows)]) for (const cell of cells) visitText(cell, note);
    } else if ('children' in block) {
      visit(block.children, note);
    } else if (block.type === 'paragraph' || block.type === 'heading') {
      visitText(block.text, note);
    }
  }
}

function visitText(text: InlineText, note: (label: string) => void): void {
  for (const node of itemsOf(text.children)) visitInline(node, note);
}

function visitInline(node: InlineNode, note: (label: string) => void): void {
  if (typeof node === 'string') return;
  if (node.type === 'footnote-reference') note(node.label);
  // Within a link, a mark is text.
  else if ('children' in node && node.type !== 'link') for (const child of node.children) visitInline(child, note);
}
