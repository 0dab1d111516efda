import type { ComponentChildren } from 'preact';
import { lazy, type Lazy } from '../platform/lazy.js';
import type { MoreSyntax } from './more-syntax.js';
import type { FootnoteMark, FormulaNode, HtmlTag, ImageNode, LinkNode, SourceNode, TableNode } from './nodes.js';
import type { MarkdownParser } from './parser.js';
import type { Direction } from './view/direction.js';

/** Parts of an answer whose view loads with the further syntax. */
export type MoreBlockNode = SourceNode | TableNode | FormulaNode;
export type MoreInlineNode = string | LinkNode | ImageNode | FormulaNode | FootnoteMark | HtmlTag;

/** How the parts that come with the further syntax are shown. */
export interface MoreView {
  block(node: MoreBlockNode, dir: Direction | undefined): ComponentChildren;
  inline(node: MoreInlineNode): ComponentChildren;
  taskBox(isDone: boolean): ComponentChildren;
  /** What stands below all blocks. */
  end(document: MarkdownParser): ComponentChildren;
  /** Gives the root that an answer stands in the styles of those parts, once. */
  wear(place: Element): void;
}

export interface More {
  readonly createSyntax: () => MoreSyntax;
  readonly view: MoreView;
}

/** The further syntax and its view; the page loads them once, when an answer needs them. */
export const moreMarkdown: Lazy<More> = lazy(async () => (await import('./more/more.js')).more);
