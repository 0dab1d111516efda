import { appended } from '../groups.js';
import type { BlockNode } from '../nodes.js';
import type { Lookup } from '../references.js';
import type { OpenBlock } from './open-block.js';
import { paragraphNodes } from './paragraph.js';
import { sourceNode } from './source-block.js';
import { tableNode } from './table.js';

/** Where reading stands between two lines. */
export interface BlockState {
  /** From the document to the innermost open block. */
  readonly open: OpenBlock[];
  readonly references: Lookup;
  /** Lines read so far. */
  line: number;
  /** Set where a line is read that has not ended: what comes of it is shown, and then forgotten. */
  readonly isTrial: boolean;
}

export function newState(references: Lookup): BlockState {
  return { open: [{ kind: 'document', children: [], endLine: 0 }], references, line: 0, isTrial: false };
}

/** A copy to read an unfinished line on. What has ended is shared, since it never changes. */
export function trialState(state: BlockState, references: Lookup): BlockState {
  return { ...state, open: state.open.map((block) => ({ ...block })), references, isTrial: true };
}

export function addBlock(state: BlockState, block: OpenBlock): void {
  makeRoom(state, block.kind);
  state.open.push(block);
}

export function addNode(state: BlockState, node: BlockNode): void {
  makeRoom(state, node.type);
  addChildren(state, state.open.length - 1, [node], state.line);
}

/** Ends the blocks from an index on, the innermost first. */
export function closeTo(state: BlockState, index: number): void {
  while (state.open.length > index) {
    const block = state.open.pop();
    if (block) addChildren(state, state.open.length - 1, endedNodes(block, state.references), block.endLine);
  }
}

/** The nodes of an open container as they stand, with what is still open in it at the end. */
export function containerNode(block: OpenBlock, inner: readonly BlockNode[]): BlockNode | undefined {
  switch (block.kind) {
    case 'quote':
    case 'item':
      return { type: block.kind, children: appended(block.children, inner) };
    case 'list':
      return {
        type: 'list',
        start: block.start,
        isTight: block.isTight,
        children: appended(block.children, inner),
      };
    case 'source':
      return sourceNode(block);
    case 'table':
      return tableNode(block);
    default:
      return undefined;
  }
}

function endedNodes(block: OpenBlock, references: Lookup): readonly BlockNode[] {
  if (block.kind === 'paragraph') return paragraphNodes(block, references);
  const node = containerNode(block, []);
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
