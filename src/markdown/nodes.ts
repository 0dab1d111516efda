import type { Groups } from './groups.js';

/** Where the text of a column stands; undefined is the writing direction's own. */
export type Align = 'left' | 'center' | 'right' | undefined;

/** Text that was read for inline markup. */
export interface InlineText {
  /** Read when first asked for. A later link definition may change it: inside a component, reading it subscribes. */
  readonly children: Groups<InlineNode>;
}

/** A line break within text is the character itself; `break` is a forced one. */
export type InlineNode =
  | string
  | { readonly type: 'code'; readonly text: string }
  | HtmlTag
  | { readonly type: 'hard-break' }
  | { readonly type: SpanType; readonly children: readonly InlineNode[] }
  | LinkNode
  | ImageNode
  | FormulaNode
  | FootnoteReference;

export type SpanType = 'emphasis' | 'strong' | 'strikethrough';

/** A tag or comment, shown as it was written. */
export interface HtmlTag {
  readonly type: 'html';
  readonly text: string;
}

/** `href` is what the text says, and may be anything. */
export interface LinkNode {
  readonly type: 'link';
  readonly href: string;
  readonly title: string;
  readonly children: readonly InlineNode[];
}

/** `src` is what the text says, and may be anything. */
export interface ImageNode {
  readonly type: 'image';
  readonly src: string;
  readonly title: string;
  readonly alt: string;
}

/** TeX. */
export interface FormulaNode {
  readonly type: 'formula';
  readonly text: string;
  /** Whether it stands by itself, on lines of its own. */
  readonly isBlock: boolean;
  /** False while it is being written. */
  readonly isWhole: boolean;
}

/** `[^label]`: the mark of a footnote, if one is defined. */
export interface FootnoteReference {
  readonly type: 'footnote-reference';
  readonly label: string;
}

/** The definition of a footnote. */
export interface FootnoteNode {
  readonly type: 'footnote';
  readonly label: string;
  readonly children: Groups<BlockNode>;
}

export interface ParagraphNode {
  readonly type: 'paragraph';
  readonly text: InlineText;
  /** Set on the first paragraph of a task list item: whether the task is done. */
  readonly isDone: boolean | undefined;
}

export interface HeadingNode {
  readonly type: 'heading';
  /** 1 to 6, as written. */
  readonly level: number;
  readonly text: InlineText;
}

/** Code or raw HTML, in pieces that are to be read one after the other; an empty list is a block without a line. */
export interface SourceNode {
  readonly type: 'code' | 'html';
  /** False while more may come. */
  readonly isWhole: boolean;
  /** The info string behind an opening fence. */
  readonly info: string;
  readonly pieces: readonly string[];
}

/** Text that is not read for markup, in pieces. */
interface PlainNode {
  readonly type: 'plain';
  readonly pieces: readonly string[];
}

interface BlockQuoteNode {
  readonly type: 'block-quote';
  readonly children: Groups<BlockNode>;
}

export interface ListNode {
  readonly type: 'list';
  /** The first number, or undefined for a list of bullets. */
  readonly start: number | undefined;
  /** False where blank lines stand between its items. */
  readonly isTight: boolean;
  readonly children: Groups<BlockNode>;
}

interface ItemNode {
  readonly type: 'item';
  readonly children: Groups<BlockNode>;
}

export interface TableNode {
  readonly type: 'table';
  /** False while more may come. */
  readonly isWhole: boolean;
  readonly align: readonly Align[];
  readonly header: readonly InlineText[];
  /** A row may have fewer cells than the header, never more. */
  readonly rows: Groups<readonly InlineText[]>;
  /** Lines that were too many to be read as rows, in pieces. */
  readonly rest: readonly string[];
}

/** A block is never changed: one that grew is another object, one that has ended stays the same object for good. */
export type BlockNode =
  | ParagraphNode
  | HeadingNode
  | PlainNode
  | SourceNode
  | BlockQuoteNode
  | ListNode
  | ItemNode
  | TableNode
  | FormulaNode
  | { readonly type: 'thematic-break' };
