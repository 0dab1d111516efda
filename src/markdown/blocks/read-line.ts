import type { Line } from '../line.js';
import { addBlock, addNode, closeTo, type BlockState } from './block-state.js';
import { continuesBlock } from './continues-block.js';
import { isExtendedBlock, type OpenBlock } from './open-block.js';
import { addParagraphLine, newParagraph } from './paragraph.js';
import { addPlainText, isPlain, splitLongParagraph } from './long-text.js';
import { startBlock } from './start-block.js';

/**
 * Reads one line of a document.
 *
 * @see https://spec.commonmark.org/0.31.2/#phase-1-block-structure
 */
export function readLine(state: BlockState, line: Line): void {
  state.line++;
  const { open } = state;
  if (isPlain(state)) {
    addPlainText(state, line.text, true);
    return;
  }

  // Pass the open blocks that the line continues.
  let matched = 1;
  for (; matched < open.length; matched++) {
    const block = blockAt(open, matched);
    // A blank line goes on with every item that has something in it, however many stand in each other.
    if (line.isBlank && (block.kind === 'list' || (block.kind === 'item' && matched < open.length - 1))) {
      line.skipSpace();
      continue;
    }
    const goesOn = continuesBlock(block, line, matched < open.length - 1, state.lookup.extended);
    if (goesOn === 'ends') {
      block.endLine = state.line;
      closeTo(state, matched);
      return;
    }
    if (!goesOn) break;
    if (block.kind === 'block-quote') block.endLine = state.line;
  }

  const inner = blockAt(open, open.length - 1);
  if (inner.kind === 'formula' && inner.isLazy && !line.isBlank) matched = open.length;

  // Open the blocks that begin in the line.
  for (;;) {
    const container = blockAt(open, matched - 1);
    if (isExtendedBlock(container) && container.kind !== 'table') break;
    const tip = blockAt(open, open.length - 1);
    const start = startBlock(state, line, { container, tip, line: state.line });
    if (!start) break;
    closeTo(state, start.keeps ?? matched);
    if (start.replacesParagraph) open.pop();
    for (const block of start.opens ?? []) addBlock(state, block);
    if (start.node) addNode(state, start.node);
    if (start.rest === 'nothing') return;
    matched = open.length;
    if (start.rest === 'text') break;
  }

  // The rest is text.
  addText(state, line, matched);
}

function addText(state: BlockState, line: Line, matched: number): void {
  const { open } = state;
  const tip = blockAt(open, open.length - 1);
  const mayBeLazy = tip.kind === 'paragraph' || (tip.kind === 'item' && tip.lazyLine === state.line - 1);
  if (matched < open.length && (line.isBlank || !mayBeLazy)) closeTo(state, matched);

  const block = blockAt(open, open.length - 1);
  if (isExtendedBlock(block) && (block.kind === 'source' || !line.isBlank)) {
    if (state.lookup.extended?.addLine(block, line, state)) closeTo(state, open.length - 1);
  } else if (line.isBlank) {
    return;
  } else if (block.kind === 'paragraph') {
    addParagraphLine(block, line, state.line);
    splitLongParagraph(state);
  } else {
    const hasSiblings = 'children' in block && block.children.length > 0;
    const paragraph = newParagraph(block, hasSiblings, state.line);
    addBlock(state, paragraph);
    addParagraphLine(paragraph, line, state.line);
    splitLongParagraph(state);
  }
}

function blockAt(open: readonly OpenBlock[], index: number): OpenBlock {
  const block = open[index];
  if (!block) throw new RangeError('no such open block');
  return block;
}
