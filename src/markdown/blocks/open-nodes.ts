import { appended, type Groups } from '../groups.js';
import type { BlockNode, FootnoteNode } from '../nodes.js';
import { footnoteNode, nodeOf, type BlockState } from './block-state.js';
import { growingParagraph } from './paragraph.js';

/** A document as it stands. */
export interface DocumentNodes {
  readonly blocks: Groups<BlockNode>;
  readonly footnotes: Groups<FootnoteNode>;
}

/** The blocks that have ended, and the open ones as if nothing more came. */
export function openNodes({ open, lookup, footnotes }: BlockState, settleAfter: number): DocumentNodes {
  let inner: BlockNode[] = [];
  let all = footnotes;
  for (const block of open.slice(1).toReversed()) {
    if (block.kind === 'paragraph') {
      inner = lookup.extended?.likelyTable(block, lookup, settleAfter) ?? growingParagraph(block, lookup, settleAfter);
    } else if (block.kind === 'footnote') {
      all = appended(footnotes, [footnoteNode(block, inner)]);
      inner = [];
    } else {
      const node = nodeOf(block, inner, lookup, false);
      inner = node ? [node] : [];
    }
  }
  const document = open[0];
  return { blocks: document?.kind === 'document' ? appended(document.children, inner) : [], footnotes: all };
}
