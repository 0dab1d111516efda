import { Leaf } from '../leaf.js';
import { deepestBlock } from '../limits.js';
import type { Line } from '../line.js';
import type { BlockState } from './block-state.js';
import { startAtxHeading, startSetextHeading } from './heading.js';
import { startItem } from './list.js';
import type { OpenBlock, Reading, Start } from './open-block.js';
import { readWholeParagraph } from './paragraph.js';
import { startBlockQuote } from './block-quote.js';
import { startThematicBreak } from './thematic-break.js';

const container = />|(?:[-+*]|\d{1,9}[.)])(?=[ \t])/y;

const markers = /[#`~*+_=<>|:$[\\0-9-]/;

/** Finds the block that begins at the line's next character, by the order of precedence of the specification. */
export function startBlock(state: BlockState, line: Line, reading: Reading): Start | undefined {
  if (line.isBlank || (!line.isIndented && !markers.test(line.nextChar))) return undefined;
  const { lookup } = state;
  const isDeep = state.open.length > deepestBlock && levels(state.open) >= deepestBlock;
  if (isDeep && line.match(container)) state.isCut = true;
  return (
    (isDeep ? undefined : startBlockQuote(line, reading)) ??
    (line.isLong ? undefined : startLeaf(state, line, reading)) ??
    (isDeep ? undefined : startItem(line, reading)) ??
    lookup.extended?.startBlock(state, line, reading)
  );
}

function startLeaf(state: BlockState, line: Line, reading: Reading): Start | undefined {
  const { lookup } = state;
  return (
    startAtxHeading(line, (text) => new Leaf(text, lookup, !state.isTrial)) ??
    startSetextHeading(line, reading, (paragraph) => readWholeParagraph(paragraph, lookup)) ??
    startThematicBreak(line)
  );
}

function levels(open: readonly OpenBlock[]): number {
  return open.filter(({ kind }) => kind === 'block-quote' || kind === 'item').length;
}
