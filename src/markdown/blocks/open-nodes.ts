import { appended, type Groups } from '../groups.js';
import type { BlockNode } from '../nodes.js';
import type { Lookup } from '../references.js';
import { containerNode, type BlockState } from './block-state.js';
import type { ParagraphBlock } from './open-block.js';
import { dropLastLine, growingParagraph } from './paragraph.js';
import { likelyTable } from './table.js';

/** The document as it stands: what has ended, and what is open as if nothing more came. */
export function openNodes({ open, references }: BlockState, settleAfter: number): Groups<BlockNode> {
  let inner: BlockNode[] = [];
  for (const block of open.slice(1).toReversed()) {
    if (block.kind === 'paragraph') {
      inner = paragraphNodes(block, references, settleAfter);
    } else {
      const node = containerNode(block, inner);
      inner = node ? [node] : [];
    }
  }
  const document = open[0];
  return document?.kind === 'document' ? appended(document.children, inner) : [];
}

function paragraphNodes(paragraph: ParagraphBlock, references: Lookup, settleAfter: number): BlockNode[] {
  const table = likelyTable(paragraph, references);
  if (!table) return growingParagraph(paragraph, references, settleAfter);
  const before = { ...paragraph };
  dropLastLine(before);
  return [...(before.tail ? growingParagraph(before, references, settleAfter) : []), table];
}
