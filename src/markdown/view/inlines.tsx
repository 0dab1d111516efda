import type { ComponentChildren, VNode } from 'preact';
import { element } from '../elements.js';
import type { InlineNode, InlineText } from '../nodes.js';
import { shownText } from '../shown-text.js';
import { grouped } from './grouped.js';
import { ExtendedInlineView } from './extended-node.js';

/** Inline text. Reading its nodes subscribes to what a later link definition changes in them. */
export function Inlines({ text }: { text: InlineText }): VNode {
  return <>{grouped(text.children, inline)}</>;
}

export const tags = { emphasis: 'em', strong: 'strong', strikethrough: 'del' } as const;

export function inline(node: InlineNode): ComponentChildren {
  if (typeof node === 'string') return /\[\d/.test(node) ? <ExtendedInlineView node={node} /> : shownText(node);
  switch (node.type) {
    case 'code':
      return element('code', {}, shownText(node.text));
    case 'hard-break':
      return element('br', {});
    case 'emphasis':
    case 'strong':
    case 'strikethrough':
      return element(tags[node.type], {}, node.children.map(inline));
    default:
      return <ExtendedInlineView node={node} />;
  }
}
