import type { Line } from '../line.js';
import { continuesCode } from './code-block.js';
import { continuesHtml } from './html-block.js';
import { continuesItem } from './list.js';
import type { OpenBlock } from './open-block.js';
import { takeQuoteMarker } from './quote.js';

/** Whether a line belongs to an open block, whose own marker or indent is taken off it; `'ends'` is its last line. */
export function continuesBlock(block: OpenBlock, line: Line, hasOpenChild: boolean): boolean | 'ends' {
  switch (block.kind) {
    case 'document':
    case 'list':
      return true;
    case 'quote':
      return takeQuoteMarker(line);
    case 'item':
      return continuesItem(block, line, hasOpenChild || block.children.length > 0);
    case 'source':
      return block.type === 'code' ? continuesCode(block, line) : continuesHtml(block, line);
    case 'paragraph':
    case 'table':
      return !line.isBlank;
  }
}
