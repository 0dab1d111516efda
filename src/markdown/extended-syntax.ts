import type { BlockState } from './blocks/block-state.js';
import type { ExtendedBlock, OpenBlock, ParagraphBlock, Reading, Start } from './blocks/open-block.js';
import type { Groups } from './groups.js';
import type { Scan } from './inlines/scan.js';
import type { Line } from './line.js';
import type { BlockNode, FootnoteNode } from './nodes.js';
import type { Lookup, Misses, Waiting } from './lookup.js';

/**
 * What plain answers do without: code blocks, tables, raw HTML, links, images, named characters, footnotes, formulas.
 * It is loaded when a text holds a sign of it (`findExtendedSyntax`), and nothing behind that sign is read before. An object
 * serves one document.
 */
export interface ExtendedSyntax {
  /** A line that counts its tabs, where there are any. */
  lineOf(text: string): Line | undefined;
  startBlock(state: BlockState, line: Line, reading: Reading): Start | undefined;
  continuesBlock(block: ExtendedBlock, line: Line): boolean | 'ends';
  /** Returns whether the line ends the block. */
  addLine(block: ExtendedBlock, line: Line, state: BlockState): boolean;
  /** Adds to the last line of a block that `flows`. */
  addText(block: ExtendedBlock, text: string): void;
  /** The block as it stands; with `hasEnded`, as it is for good. */
  nodeOf(block: ExtendedBlock, lookup: Lookup, hasEnded: boolean): BlockNode;
  /** A growing paragraph of which the last line is likely to be the header of a table. */
  likelyTable(paragraph: ParagraphBlock, lookup: Lookup, settleAfter: number): BlockNode[] | undefined;
  /**
   * Takes off a paragraph that has ended what stands before its text: link definitions, and the box of a task.
   *
   * @param isTrial also passes a definition whose address or title has not come yet, and remembers none
   */
  takeStart(paragraph: ParagraphBlock, isTrial: boolean): void;
  /** The same for one that may go on. Returns where its text begins; undefined where nothing is or may be before it. */
  growingStart(paragraph: ParagraphBlock): number | undefined;
  /** Tells a text to read again when what it asked for in vain has come. */
  wait(misses: Misses, text: Waiting): void;
  /** Lets such texts be read again, within a budget of characters for the whole document. */
  flush(budget: number): void;
  /** Reads what begins at a special character. Returns where it ends, or 0 where the character is text. */
  readInline(scan: Scan, at: number): number;
  /** What is still open at the end of the text. */
  endInlines(scan: Scan): void;
  /** The numbers of footnotes by their labels; a label without one was never defined. */
  numberFootnotes(blocks: Groups<BlockNode>, footnotes: Groups<FootnoteNode>): ReadonlyMap<string, number>;
}

/** Whether a block came with the further syntax. */
export function isExtendedBlock(block: OpenBlock): block is ExtendedBlock {
  return block.kind === 'source' || block.kind === 'table' || block.kind === 'formula';
}

const sign = /[|<$@[&\t]|(?:> ?){9}| {4}|```|~~~|:\/\/|www\.|\\\(/i;

/** Characters of a sign before its last one: a sign may come in two pieces. */
export const signStart = 18;

/** Where the first sign of the further syntax begins in a text; -1 if the text is plain. */
export function findExtendedSyntax(text: string): number {
  return text.search(sign);
}
