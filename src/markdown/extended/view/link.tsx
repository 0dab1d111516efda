import type { ComponentChildren, VNode } from 'preact';
import { useAnswer } from '../../answer-context.js';
import { extendedElement } from '../elements.js';
import type { InlineNode, LinkNode } from '../../nodes.js';
import { safeHref, shownHost, siteHref } from '../../safe-link.js';
import { plainOrder, shownText } from '../../shown-text.js';
import { inline, tags } from '../../view/inlines.js';
import { textOf } from '../inlines/text-of.js';
import { Custom } from './custom.js';

const rel = 'noopener noreferrer nofollow ugc';

/** A link that opens beside the page and tells it nothing; or its text alone, where the address is not to be trusted. */
export function Link({ node }: { node: LinkNode }): VNode {
  const { options } = useAnswer();
  const children = node.children.map(inLink);
  const outer = safeHref(node.href);
  const inner = outer === null && options.links.relative ? siteHref(node.href, document.baseURI) : null;
  const href = outer ?? inner;
  if (href === null) return <>{children}</>;
  const text = plainOrder(textOf(node.children));
  const part = { type: 'link', href, title: plainOrder(node.title), text } as const;
  return (
    <Custom part={part} isInline>
      {inner === null ? (
        <OuterLink href={href} text={text} children={children} />
      ) : (
        extendedElement('a', { href, rel }, children)
      )}
    </Custom>
  );
}

function OuterLink({ href, text, children }: { href: string; text: string; children: ComponentChildren }): VNode {
  const { labels } = useAnswer();
  const host = shownHost(href, text);
  // A link without text would be there for nobody but a mouse.
  const shown = extendedElement('bdi', {}, text.trim() ? children : href);
  const place = host === null ? null : extendedElement('bdi', { class: 'host' }, host);
  if (!/^https?:/.test(href)) return extendedElement('a', { href, rel }, shown, place);
  // The styles say it from there: as text of its own, it would be copied with the text around it and, being out of the
  // flow, would end the paragraph for a triple click in Chromium.
  const note = ` (${labels.opensInNewTab})`;
  return extendedElement('a', { href, target: '_blank', rel, 'data-note': note }, shown, place);
}

/** Within a link, an image or a footnote is its text: a button in a link cannot be pressed. */
function inLink(node: InlineNode): ComponentChildren {
  if (typeof node === 'string') return shownText(node);
  if (node.type === 'image') return shownText(node.alt);
  if (node.type === 'footnote-reference') return `[^${shownText(node.label)}]`;
  if ('children' in node && node.type !== 'link')
    return extendedElement(tags[node.type], {}, node.children.map(inLink));
  return inline(node);
}
