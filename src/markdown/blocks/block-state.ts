import { appended, type Groups } from '../groups.js';
import { marksIn, marksOfBlock, marksOfCode } from '../limits.js';
import type { BlockNode, FootnoteNode } from '../nodes.js';
import type { BlockLookup } from './block-syntax.js';
import type { FootnoteBlock, OpenBlock, ParagraphBlock } from './open-block.js';
import { paragraphNodes } from './paragraph.js';

/** Where reading stands between two lines. */
export interface BlockState {
  /** From the document to the innermost open block. */
  readonly open: OpenBlock[];
  readonly lookup: BlockLookup;
  /** The definitions of footnotes that have ended. */
  footnotes: Groups<FootnoteNode>;
  /** Set once something was nested deeper than it is read. */
  isCut: boolean;
  /** Marks of markdown in what has ended so far. */
  marks: number;
  /** Lines read so far. */
  line: number;
  /** Set where a line is read that has not ended: what comes of it is shown, and then forgotten. */
  readonly isTrial: boolean;
}

export function newState(lookup: BlockLookup): BlockState {
  return {
    open: [{ kind: 'document', children: [], endLine: 0 }],
    lookup,
    footnotes: [],
    isCut: false,
    marks: 0,
    line: 0,
    isTrial: false,
  };
}

/** A copy to read an unfinished line on. It shares the blocks that have ended, since those never change. */
export function trialState(state: BlockState, lookup: BlockLookup): BlockState {
  return { ...state, open: state.open.map((block) => ({ ...block })), lookup, isTrial: true };
}

export function addBlock(state: BlockState, block: OpenBlock): void {
  state.marks += block.kind === 'source' ? marksOfCode : marksOfBlock;
  makeRoom(state, block.kind);
  state.open.push(block);
}

export function addNode(state: BlockState, node: BlockNode): void {
  state.marks += marksOfBlock;
  makeRoom(state, node.type);
  addChildren(state, state.open.length - 1, [node], state.line);
}

/** Ends the blocks from an index on, the innermost first. */
export function closeTo(state: BlockState, index: number): void {
  while (state.open.length > index) {
    const block = state.open.pop();
    if (block?.kind === 'footnote') state.footnotes = appended(state.footnotes, [footnoteNode(block, [])]);
    else if (block) {
      if (block.kind === 'paragraph') state.marks += marksIn(block.head) + marksIn(block.tail);
      addChildren(state, state.open.length - 1, endedNodes(block, state.lookup), block.endLine);
    }
  }
}

export function footnoteNode({ label, children }: FootnoteBlock, inner: readonly BlockNode[]): FootnoteNode {
  return { type: 'footnote', label, children: appended(children, inner) };
}

/** The node of an open block as it stands, with what is still open in it at the end. */
export function nodeOf(
  block: Exclude<OpenBlock, ParagraphBlock | FootnoteBlock>,
  inner: readonly BlockNode[],
  lookup: BlockLookup,
  hasEnded: boolean,
): BlockNode | undefined {
  switch (block.kind) {
    case 'block-quote':
    case 'item':
      return { type: block.kind, children: appended(block.children, inner) };
    case 'list':
      return {
        type: 'list',
        start: block.start,
        isTight: block.isTight,
        children: appended(block.children, inner),
      };
    case 'plain':
      return { type: 'plain', pieces: block.pieces };
    case 'document':
      return undefined;
    default:
      return lookup.extended?.nodeOf(block, lookup, hasEnded);
  }
}

function endedNodes(block: Exclude<OpenBlock, FootnoteBlock>, lookup: BlockLookup): readonly BlockNode[] {
  if (block.kind === 'paragraph') return paragraphNodes(block, lookup);
  const node = nodeOf(block, [], lookup, true);
  return node ? [node] : [];
}

/** Ends what cannot hold the next block, and notes the blank lines before it, which make a list loose. */
function makeRoom(state: BlockState, kind: string): void {
  const { open } = state;
  for (let i = open.length - 1; i > 0; i--) {
    const tip = open[i];
    if (tip?.kind === 'list' ? kind === 'item' : tip && 'children' in tip) break;
    closeTo(state, i);
  }
  const tip = open.at(-1);
  if (!tip || !('children' in tip) || !tip.children.length || state.line - tip.endLine < 2) return;
  const list = tip.kind === 'item' ? open.at(-2) : tip;
  if (list?.kind === 'list') list.isTight = false;
}

function addChildren(state: BlockState, index: number, nodes: readonly BlockNode[], endLine: number): void {
  const parent = state.open[index];
  if (!parent || !('children' in parent)) return;
  parent.children = appended(parent.children, nodes);
  parent.endLine = Math.max(parent.endLine, endLine);
}
