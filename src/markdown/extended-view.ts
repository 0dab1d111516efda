import type { ComponentChildren } from 'preact';
import type { Lazy } from '../platform/lazy.js';
import type { ExtendedStrings } from '../strings/translation.js';
import type { ExtendedSyntax } from './extended-syntax.js';
import type { FootnoteReference, FormulaNode, HtmlTag, ImageNode, LinkNode, SourceNode, TableNode } from './nodes.js';
import type { MarkdownParser } from './parser.js';
import type { Direction } from './view/direction.js';

/** Parts of an answer whose view loads with the extended syntax. */
export type ExtendedBlockNode = SourceNode | TableNode | FormulaNode;
export type ExtendedInlineNode = string | LinkNode | ImageNode | FormulaNode | FootnoteReference | HtmlTag;

/** How the parts that come with the extended syntax are shown. */
export interface ExtendedView {
  block(node: ExtendedBlockNode, dir: Direction | undefined): ComponentChildren;
  inline(node: ExtendedInlineNode): ComponentChildren;
  taskBox(isDone: boolean): ComponentChildren;
  /** Stands below all blocks: the footnotes, and a note where something was cut. */
  end(document: MarkdownParser): ComponentChildren;
  /** Gives the root that an answer stands in the styles of those parts. Returns its undo. */
  adoptStyles(place: Element): () => void;
}

/** Does what an answer is better with and readable without, in slices of time that are few for one answer. */
export interface LateWork {
  /** Computes at once if there is time; undefined if not. */
  tryNow<T>(compute: () => T): { readonly value: T } | undefined;
  /** Calls a step in one of the next frames, again while it returns true. Returns its undo. */
  add(step: () => boolean): () => void;
}

/** The one entry of `extended/`. */
export interface Extended {
  readonly createSyntax: () => ExtendedSyntax;
  /** The table of the names of characters. Until it is there, nothing is read from the first name on that is not common. */
  readonly entityNames: Lazy<unknown>;
  readonly view: ExtendedView;
  /** Does the late work of one answer. */
  readonly createLateWork: (isAtOnce: boolean) => LateWork;
  /** The texts in English; other languages are there with the chat. */
  readonly english: ExtendedStrings;
}
