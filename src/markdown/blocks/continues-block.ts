import type { Line } from '../line.js';
import type { BlockSyntax } from './block-syntax.js';
import { continuesItem } from './list.js';
import type { OpenBlock } from './open-block.js';
import { takeBlockQuoteMarker } from './block-quote.js';

/** Whether a line belongs to an open block, whose own marker or indent is taken off it; `'ends'` is its last line. */
export function continuesBlock(
  block: OpenBlock,
  line: Line,
  hasOpenChild: boolean,
  extended: BlockSyntax | undefined,
): boolean | 'ends' {
  switch (block.kind) {
    case 'document':
    case 'plain':
    case 'list':
      return true;
    case 'block-quote':
      return takeBlockQuoteMarker(line);
    case 'item':
      return continuesItem(block.indent, line, hasOpenChild || block.children.length > 0);
    case 'footnote':
      return continuesItem(4, line, true);
    case 'paragraph':
      return !line.isBlank;
    default:
      return extended?.continuesBlock(block, line) ?? false;
  }
}
