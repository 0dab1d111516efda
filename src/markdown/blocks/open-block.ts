import type { Groups } from '../groups.js';
import type { InlineText, Align, BlockNode, InlineNode } from '../nodes.js';

interface Open {
  /** Number of the last line that belongs to the block. */
  endLine: number;
}

interface OpenContainer extends Open {
  /** The blocks in it that have ended. */
  children: Groups<BlockNode>;
}

interface DocumentBlock extends OpenContainer {
  readonly kind: 'document';
}

interface BlockQuoteBlock extends OpenContainer {
  readonly kind: 'block-quote';
}

export interface ListBlock extends OpenContainer {
  readonly kind: 'list';
  /** The bullet, or the character behind the number: an item with another one begins another list. */
  readonly marker: string;
  readonly start: number | undefined;
  isTight: boolean;
}

export interface ItemBlock extends OpenContainer {
  readonly kind: 'item';
  /** Columns a line must be indented to belong to the item. */
  readonly indent: number;
  /** The line where a formula ended that stands at the margin and belongs to the item; so does text right below it. */
  lazyLine?: number;
}

/** The definition of a footnote. It stands in the document itself, never in another block. */
export interface FootnoteBlock extends OpenContainer {
  readonly kind: 'footnote';
  readonly label: string;
}

export interface ParagraphBlock extends Open {
  readonly kind: 'paragraph';
  /** Text whose inlines are settled; `settled` holds them. */
  head: string;
  /** The last characters of `head`: to ask the long string for them would copy it each time. */
  headEnd: string;
  tail: string;
  settled: Groups<InlineNode>;
  /** Labels of links that `head` asked for in vain. */
  misses: Groups<string>;
  /** Where the last line begins, in both together. */
  lineStart: number;
  /** Whether it stands first in an item, where it may begin with a task's box. */
  readonly isFirstInItem: boolean;
  isDone: boolean | undefined;
}

/** The end of a text that has more marks than are read. */
export interface PlainBlock extends Open {
  readonly kind: 'plain';
  pieces: readonly string[];
}

/** Code or raw HTML. */
export interface SourceBlock extends Open {
  readonly kind: 'source';
  readonly type: 'code' | 'html';
  /** The opening fence of code; empty for indented code. */
  readonly fence: string;
  readonly fenceIndent: number;
  readonly info: string;
  /** The end condition of HTML; undefined means a blank line. */
  readonly end: string | RegExp | undefined;
  pieces: readonly string[];
  /** Blank lines, each behind a line break; they belong to the block only if something follows. */
  blanks: string;
}

export interface TableBlock extends Open {
  readonly kind: 'table';
  readonly align: readonly Align[];
  readonly header: readonly InlineText[];
  rows: Groups<readonly InlineText[]>;
  /** Cells so far. */
  cells: number;
  /** The lines behind the last row that was read as one. */
  rest: readonly string[];
}

/** A formula that stands by itself. */
export interface FormulaBlock extends Open {
  readonly kind: 'formula';
  /** The mark that ends it. */
  readonly end: string;
  /** Its lines, the marks around them included. */
  text: string;
  /** Whether it belongs to a list item but stands at the margin, as models write it. Its lines need no indent then. */
  readonly isLazy: boolean;
  isClosed: boolean;
}

/** The blocks that come with the extended syntax. */
export type ExtendedBlock = SourceBlock | TableBlock | FormulaBlock;

/** A block that may still grow. A shallow copy of it is a copy: its fields are replaced, never changed inside. */
export type OpenBlock =
  DocumentBlock | PlainBlock | BlockQuoteBlock | ListBlock | ItemBlock | FootnoteBlock | ParagraphBlock | ExtendedBlock;

/** The blocks that a line begins in the innermost block that it belongs to. */
export interface Start {
  /** Blocks to open, each in the one before. */
  readonly opens?: readonly OpenBlock[];
  /** A block that is whole with this line. */
  readonly node?: BlockNode;
  /** How many of the open blocks stay open; without it, those that the line belongs to. */
  readonly keeps?: number;
  /** The paragraph before has become this block. */
  readonly replacesParagraph?: boolean;
  /** How the rest of the line is read: as more beginnings, as text of the last opened block, or not at all. */
  readonly rest: 'blocks' | 'text' | 'nothing';
}

/** Where a line is read. */
export interface Reading {
  readonly line: number;
  /** The innermost block that the line belongs to. */
  readonly container: OpenBlock;
  /** The innermost open block; another one than `container` where the line leaves blocks. */
  readonly tip: OpenBlock;
}

/** Whether a block belongs to the extended syntax. */
export function isExtendedBlock(block: OpenBlock): block is ExtendedBlock {
  return block.kind === 'source' || block.kind === 'table' || block.kind === 'formula';
}
