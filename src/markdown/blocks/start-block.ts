import { decodeText } from '../inlines/decode-text.js';
import { Leaf } from '../leaf.js';
import { deepestBlock } from '../limits.js';
import type { Line } from '../line.js';
import type { BlockState } from './block-state.js';
import { startFencedCode, startIndentedCode } from './code-block.js';
import { startHeading, startUnderline } from './heading.js';
import { startHtml } from './html-block.js';
import { startItem } from './list.js';
import type { OpenBlock, Reading, Start } from './open-block.js';
import { readWholeParagraph } from './paragraph.js';
import { startQuote } from './quote.js';
import { startRule } from './rule.js';
import { startTable } from './table.js';

const markers = /[#`~*+_=<>|:0-9-]/;

/** What the line begins at its next character, by the order of precedence of the specification. */
export function startBlock(state: BlockState, line: Line, reading: Reading): Start | undefined {
  if (line.isBlank || (!line.isIndented && !markers.test(line.nextChar))) return undefined;
  const { references } = state;
  const isDeep = state.open.length > deepestBlock && levels(state.open) >= deepestBlock;
  return (
    (isDeep ? undefined : startQuote(line, reading)) ??
    startHeading(line, (text) => new Leaf(text, references, !state.isTrial)) ??
    startFencedCode(line, reading, (info) => decodeText(info, references, new Set())) ??
    startHtml(line, reading) ??
    startUnderline(line, reading, (paragraph) => readWholeParagraph(paragraph, references)) ??
    startRule(line) ??
    (isDeep ? undefined : startItem(line, reading)) ??
    startIndentedCode(line, reading) ??
    startTable(line, reading, references)
  );
}

function levels(open: readonly OpenBlock[]): number {
  return open.filter(({ kind }) => kind === 'quote' || kind === 'item').length;
}
