import type { ComponentChildren } from 'preact';
import { lazy, type Lazy } from '../platform/lazy.js';
import type { ExtendedStrings } from '../strings/translation.js';
import type { ExtendedSyntax } from './extended-syntax.js';
import type { FootnoteMark, FormulaNode, HtmlTag, ImageNode, LinkNode, SourceNode, TableNode } from './nodes.js';
import type { MarkdownParser } from './parser.js';
import type { Direction } from './view/direction.js';

/** Parts of an answer whose view loads with the further syntax. */
export type ExtendedBlockNode = SourceNode | TableNode | FormulaNode;
export type ExtendedInlineNode = string | LinkNode | ImageNode | FormulaNode | FootnoteMark | HtmlTag;

/** How the parts that come with the further syntax are shown. */
export interface ExtendedView {
  block(node: ExtendedBlockNode, dir: Direction | undefined): ComponentChildren;
  inline(node: ExtendedInlineNode): ComponentChildren;
  taskBox(isDone: boolean): ComponentChildren;
  /** What stands below all blocks. */
  end(document: MarkdownParser): ComponentChildren;
  /** Gives the root that an answer stands in the styles of those parts, once. */
  wear(place: Element): void;
}

export interface Extended {
  readonly createSyntax: () => ExtendedSyntax;
  readonly view: ExtendedView;
  /** The texts in English; other languages are there with the chat. */
  readonly english: ExtendedStrings;
}

/** The further syntax and its view; the page loads them once, when an answer needs them. */
export const extendedMarkdown: Lazy<Extended> = lazy(async () => (await import('./extended/extended.js')).extended);
