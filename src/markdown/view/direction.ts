import { Group } from '../groups.js';
import type { BlockNode, InlineNode, InlineText } from '../nodes.js';

export type Direction = 'ltr' | 'rtl' | 'auto';

type Part = BlockNode | InlineText | InlineNode | Group<BlockNode | InlineNode>;

const letter = /\p{L}/u;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Nodes looked into; what has no letter until then is left to the browser. */
const enough = 200;

/**
 * The direction of a block: that of its first letter, as `dir=auto` has it. It is found here, since browsers look
 * through all of an element with `dir=auto` whenever something is added to it, which makes a long list or paragraph
 * dearer with every delta.
 */
export function directionOf(block: BlockNode): Direction {
  const waiting: Part[] = [block];
  for (let looked = 0; waiting.length && looked < enough; looked++) {
    const part = waiting.pop();
    const char = letter.exec(ownText(part))?.[0];
    if (char) return rightToLeft.test(char) ? 'rtl' : 'ltr';
    waiting.push(...partsOf(part).slice(0, enough).toReversed());
  }
  return 'auto';
}

function ownText(part: Part | undefined): string {
  if (typeof part === 'string') return part;
  if (!part || !('type' in part) || part.type === 'code') return '';
  return 'alt' in part ? part.alt : '';
}

function partsOf(part: Part | undefined): readonly Part[] {
  if (!part || typeof part === 'string') return [];
  if (part instanceof Group) return part.items;
  if ('children' in part) return part.children;
  if (!('type' in part)) return [];
  if (part.type === 'table') return part.header;
  return part.type === 'paragraph' || part.type === 'heading' ? [part.text] : [];
}
