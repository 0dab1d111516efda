import { Leaf } from '../leaf.js';
import { deepestBlock } from '../limits.js';
import type { Line } from '../line.js';
import type { BlockState } from './block-state.js';
import { startHeading, startUnderline } from './heading.js';
import { startItem } from './list.js';
import type { OpenBlock, Reading, Start } from './open-block.js';
import { readWholeParagraph } from './paragraph.js';
import { startQuote } from './quote.js';
import { startRule } from './rule.js';

const container = />|(?:[-+*]|\d{1,9}[.)])(?=[ \t])/y;

const markers = /[#`~*+_=<>|:$[\\0-9-]/;

/** What the line begins at its next character, by the order of precedence of the specification. */
export function startBlock(state: BlockState, line: Line, reading: Reading): Start | undefined {
  if (line.isBlank || (!line.isIndented && !markers.test(line.nextChar))) return undefined;
  const { lookup } = state;
  const isDeep = state.open.length > deepestBlock && levels(state.open) >= deepestBlock;
  if (isDeep && line.match(container)) state.isCut = true;
  return (
    (isDeep ? undefined : startQuote(line, reading)) ??
    startHeading(line, (text) => new Leaf(text, lookup, !state.isTrial)) ??
    startUnderline(line, reading, (paragraph) => readWholeParagraph(paragraph, lookup)) ??
    startRule(line) ??
    (isDeep ? undefined : startItem(line, reading)) ??
    lookup.extended?.startBlock(state, line, reading)
  );
}

function levels(open: readonly OpenBlock[]): number {
  return open.filter(({ kind }) => kind === 'quote' || kind === 'item').length;
}
