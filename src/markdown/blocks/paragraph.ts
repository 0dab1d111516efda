import { appended } from '../groups.js';
import { readInlines } from '../inlines/read-inlines.js';
import { Leaf } from '../leaf.js';
import { longestParagraph } from '../limits.js';
import type { Line } from '../line.js';
import type { BlockNode, InlineText } from '../nodes.js';
import type { BlockLookup } from './block-syntax.js';
import type { Misses } from '../inlines/scan.js';
import type { OpenBlock, ParagraphBlock } from './open-block.js';

export function newParagraph(container: OpenBlock, hasSiblings: boolean, endLine: number): ParagraphBlock {
  return {
    kind: 'paragraph',
    endLine,
    head: '',
    headEnd: '',
    tail: '',
    settled: [],
    misses: [],
    lineStart: 0,
    isFirstInItem: container.kind === 'item' && !hasSiblings,
    isDone: undefined,
  };
}

export function addParagraphLine(paragraph: ParagraphBlock, line: Line, endLine: number): void {
  if (paragraph.head || paragraph.tail) {
    paragraph.tail += '\n';
    paragraph.lineStart = paragraph.head.length + paragraph.tail.length;
  }
  paragraph.tail += line.content();
  paragraph.endLine = endLine;
}

/** The text of a paragraph that has ended, without its link definitions; undefined where nothing else was in it. */
export function readWholeParagraph(paragraph: ParagraphBlock, lookup: BlockLookup): InlineText | undefined {
  lookup.extended?.takeStart(paragraph, lookup.isTrial);
  paragraph.tail = paragraph.tail.trimEnd();
  if (!paragraph.head && !paragraph.tail) return undefined;
  return new Leaf({ ...paragraph }, lookup, true);
}

/**
 * The nodes of a paragraph that may go on. Settles the beginning that cannot change any more, so that the next reading
 * begins behind it.
 *
 * @param settleAfter characters worth settling
 */
export function growingParagraph(paragraph: ParagraphBlock, lookup: BlockLookup, settleAfter: number): BlockNode[] {
  const held = lookup.extended?.growingStart(paragraph);
  const { head, tail } = paragraph;
  const start = held ?? 0;
  if (start >= tail.length && !head) return [];

  const misses: Misses = new Set();
  const source = { text: tail.slice(start), before: paragraph.headEnd, isWhole: false };
  const { nodes, settled, settledTo } = readInlines(
    source,
    lookup.extended,
    misses,
    held === undefined ? settleAfter : Infinity,
  );
  // A paragraph that gets too long is cut at a place of its own, which must not be settled before.
  const isSettled = settledTo > 0 && head.length + settledTo <= longestParagraph;
  if (isSettled) {
    paragraph.settled = appended(paragraph.settled, settled);
    paragraph.head += tail.slice(0, settledTo);
    paragraph.headEnd = tail.slice(Math.max(0, settledTo - 2), settledTo);
    paragraph.tail = tail.slice(settledTo);
    paragraph.misses = appended(paragraph.misses, [...misses]);
  }
  const children = appended(paragraph.settled, isSettled ? nodes : [...settled, ...nodes]);
  return !children.length ? [] : [{ type: 'paragraph', text: { children }, isDone: paragraph.isDone }];
}

export function paragraphNodes(paragraph: ParagraphBlock, lookup: BlockLookup): BlockNode[] {
  const text = readWholeParagraph(paragraph, lookup);
  return text ? [{ type: 'paragraph', text, isDone: paragraph.isDone }] : [];
}
