import type { BlockSyntax } from './blocks/block-syntax.js';
import type { Groups } from './groups.js';
import type { Line } from './line.js';
import type { BlockNode, FootnoteNode } from './nodes.js';

/**
 * The syntax that plain answers do without: code blocks, tables, raw HTML, links, images, character references,
 * footnotes, formulas. It loads when a text holds a sign of it (`findExtendedSyntax`), and nothing behind that sign is
 * read before. An object serves one document.
 */
export interface ExtendedSyntax extends BlockSyntax {
  /** A line that counts its tabs, where there are any. */
  lineOf(text: string): Line | undefined;
  /** Lets texts be read again whose definitions have come, within a budget of characters for the whole document. */
  flush(budget: number): void;
  /** The numbers of footnotes by their labels; a label without one was never defined. */
  numberFootnotes(blocks: Groups<BlockNode>, footnotes: Groups<FootnoteNode>): ReadonlyMap<string, number>;
  /** Where the first thing begins in a text that needs {@link Extended.entityNames}, as long as they are not there; else -1. */
  findUnreadable(text: string): number;
}

const sign = /[|<$@[&\t]|(?:> ?){9}| {4}|```|~~~|:\/\/|www\.|\\\(/i;

/** Characters of a sign, or of the name of a character, before the last one: it may come in two pieces. */
export const signStart = 33;

/** Where the first sign of the extended syntax begins in a text; -1 if the text is plain. */
export function findExtendedSyntax(text: string): number {
  return text.search(sign);
}
