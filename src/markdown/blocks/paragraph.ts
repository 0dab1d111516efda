import { appended } from '../groups.js';
import { readInlines } from '../inlines/read-inlines.js';
import { Leaf } from '../leaf.js';
import type { Line } from '../line.js';
import type { BlockNode, InlineText } from '../nodes.js';
import type { Misses, Lookup } from '../lookup.js';
import type { OpenBlock, ParagraphBlock } from './open-block.js';

const taskMarker = /^\[([ xX])\][ \t]+(?=\S)/;
const halfTaskMarker = /^\[(?:[ xX](?:\][ \t]*)?)?$/;

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

export function lastLineOf({ head, tail, lineStart }: ParagraphBlock): string {
  return lineStart >= head.length ? tail.slice(lineStart - head.length) : (head + tail).slice(lineStart);
}

/** Takes the last line away, for it has become the header of a table. */
export function dropLastLine(paragraph: ParagraphBlock): void {
  paragraph.tail = (paragraph.head + paragraph.tail).slice(0, Math.max(0, paragraph.lineStart - 1));
  paragraph.head = '';
  paragraph.headEnd = '';
  paragraph.settled = [];
}

/** The text of a paragraph that has ended, without its link definitions; undefined where nothing else was in it. */
export function readWholeParagraph(paragraph: ParagraphBlock, lookup: Lookup): InlineText | undefined {
  const { more } = lookup;
  if (more && mayDefine(paragraph)) {
    const end = more.takeDefinitions(paragraph.tail, lookup.isTrial);
    paragraph.tail = paragraph.tail.slice(end);
  }
  takeTaskMarker(paragraph);
  paragraph.tail = paragraph.tail.trimEnd();
  if (!paragraph.head && !paragraph.tail) return undefined;
  return new Leaf({ ...paragraph }, lookup, true);
}

/**
 * The nodes of a paragraph that may go on. What cannot change any more is settled on the way, so that the next
 * reading begins behind it.
 *
 * @param settleAfter characters worth settling
 */
export function growingParagraph(paragraph: ParagraphBlock, lookup: Lookup, settleAfter: number): BlockNode[] {
  takeTaskMarker(paragraph);
  const { head, tail } = paragraph;
  const definitions = mayDefine(paragraph) && lookup.more?.mayBeDefinition(tail) ? lookup.more : undefined;
  const start = definitions?.takeDefinitions(tail, true) ?? 0;
  if (start >= tail.length && !head) return [];
  if (paragraph.isFirstInItem && !head && halfTaskMarker.test(tail)) return [];

  const misses: Misses = new Set();
  const source = { text: tail.slice(start), before: paragraph.headEnd, isWhole: false };
  const { nodes, settled, settledTo } = readInlines(source, lookup, misses, definitions ? Infinity : settleAfter);
  if (settledTo) {
    paragraph.settled = appended(paragraph.settled, settled);
    paragraph.head += tail.slice(0, settledTo);
    paragraph.headEnd = tail.slice(Math.max(0, settledTo - 2), settledTo);
    paragraph.tail = tail.slice(settledTo);
    paragraph.misses = appended(paragraph.misses, [...misses]);
  }
  const children = appended(paragraph.settled, nodes);
  return !children.length ? [] : [{ type: 'paragraph', text: { children }, isDone: paragraph.isDone }];
}

export function paragraphNodes(paragraph: ParagraphBlock, lookup: Lookup): BlockNode[] {
  const text = readWholeParagraph(paragraph, lookup);
  return text ? [{ type: 'paragraph', text, isDone: paragraph.isDone }] : [];
}

/** Link definitions stand at the very start of a paragraph. */
function mayDefine({ head, isDone }: ParagraphBlock): boolean {
  return !head && isDone === undefined;
}

function takeTaskMarker(paragraph: ParagraphBlock): void {
  if (!paragraph.isFirstInItem || paragraph.head || paragraph.isDone !== undefined) return;
  const match = taskMarker.exec(paragraph.tail);
  if (!match) return;
  paragraph.isDone = match[1] !== ' ';
  paragraph.tail = paragraph.tail.slice(match[0].length);
}
