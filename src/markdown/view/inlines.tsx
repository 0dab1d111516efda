import type { ComponentChildren, VNode } from 'preact';
import { element } from '../elements.js';
import type { InlineNode, InlineText } from '../nodes.js';
import { shownText } from '../shown-text.js';
import { grouped } from './grouped.js';
import { Image } from './image.js';
import { Link } from './link.js';

/** Inline text. Reading its nodes subscribes to what a later link definition changes in them. */
export function Inlines({ text }: { text: InlineText }): VNode {
  return <>{grouped(text.children, inline)}</>;
}

const tags = { emphasis: 'em', strong: 'strong', strikethrough: 'del' } as const;

function inline(node: InlineNode): ComponentChildren {
  if (typeof node === 'string') return shownText(node);
  switch (node.type) {
    case 'code':
      return element('code', {}, shownText(node.text));
    case 'html':
      // The one tag that answers need: a cell of a table has no other way to a second line.
      return /^<br ?\/?>$/i.test(node.text) ? element('br', {}) : shownText(node.text);
    case 'break':
      return element('br', {});
    case 'link':
      return <Link node={node}>{node.children.map(inLink)}</Link>;
    case 'image':
      return <Image node={node} />;
    default:
      return element(tags[node.type], {}, node.children.map(inline));
  }
}

/** Within a link, an image is its text: a button in a link cannot be pressed. */
function inLink(node: InlineNode): ComponentChildren {
  if (typeof node === 'string') return shownText(node);
  if (node.type === 'image') return shownText(node.alt);
  if ('children' in node && node.type !== 'link') return element(tags[node.type], {}, node.children.map(inLink));
  return inline(node);
}
