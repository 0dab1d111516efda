import type { ComponentChildren, VNode } from 'preact';
import { element } from '../elements.js';
import { plainText } from '../inlines/plain-text.js';
import { useLabels } from '../labels.js';
import type { LinkNode } from '../nodes.js';
import { safeHref, shownHost } from '../safe-link.js';

/** A link that opens beside the page and tells it nothing; or its text alone, where the address is not to be trusted. */
export function Link({ node, children }: { node: LinkNode; children: ComponentChildren }): VNode {
  const { opensInNewTab } = useLabels();
  const href = safeHref(node.href);
  if (href === null) return <>{children}</>;
  const text = plainText(node.children);
  const host = shownHost(href, text);
  // A link without text would be there for nobody but a mouse.
  const shown = element('bdi', {}, text.trim() ? children : href);
  const place = host === null ? null : element('bdi', { class: 'host' }, host);
  if (!/^https?:/.test(href)) return element('a', { href, rel: 'noopener noreferrer nofollow ugc' }, shown, place);
  return element(
    'a',
    { href, target: '_blank', rel: 'noopener noreferrer nofollow ugc' },
    shown,
    place,
    element('span', { class: 'unseen' }, ` (${opensInNewTab})`),
  );
}
