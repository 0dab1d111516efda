import type { LeafSyntax, Lookup } from '../leaf.js';
import type { Line } from '../line.js';
import type { BlockNode } from '../nodes.js';
import type { BlockState } from './block-state.js';
import type { ExtendedBlock, ParagraphBlock, Reading, Start } from './open-block.js';

/** How a document is read. */
export type BlockLookup = Lookup<BlockSyntax>;

/** Block syntax beyond that of plain answers: code, HTML, tables, formulas, footnotes, link definitions, tasks. */
export interface BlockSyntax extends LeafSyntax {
  startBlock(state: BlockState, line: Line, reading: Reading): Start | undefined;
  continuesBlock(block: ExtendedBlock, line: Line): boolean | 'ends';
  /** Returns whether the line ends the block. */
  addLine(block: ExtendedBlock, line: Line, state: BlockState): boolean;
  /** Adds to the last line of a code block. */
  addText(block: ExtendedBlock, text: string): void;
  /** The block as it stands; with `hasEnded`, as it is for good. */
  nodeOf(block: ExtendedBlock, lookup: BlockLookup, hasEnded: boolean): BlockNode;
  /** A growing paragraph of which the last line is likely to be the header of a table. */
  likelyTable(paragraph: ParagraphBlock, lookup: BlockLookup, settleAfter: number): BlockNode[] | undefined;
  /**
   * Takes off a paragraph that has ended what stands before its text: link definitions, and the box of a task.
   *
   * @param isTrial also passes a definition whose address or title has not come yet, and remembers none
   */
  takeStart(paragraph: ParagraphBlock, isTrial: boolean): void;
  /** The same for one that may go on. Returns where its text begins; undefined where nothing is or may be before it. */
  growingStart(paragraph: ParagraphBlock): number | undefined;
}
