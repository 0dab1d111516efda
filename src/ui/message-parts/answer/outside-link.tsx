import type { ComponentChildren, VNode } from 'preact';
import { shownHost } from '../../../markdown/safe-link.js';
import { plainOrder } from '../../../markdown/shown-text.js';
import { usePanel } from '../../panel-context.js';

interface OutsideLinkProps {
  /** An address that is safe to press. */
  href: string;
  /** Default: its host. */
  name?: string;
  before?: ComponentChildren;
}

/** A link out of the chat that says where it really leads. */
export function OutsideLink({ href, name = '', before }: OutsideLinkProps): VNode {
  const { strings } = usePanel();
  const host = new URL(href).host;
  const text = plainOrder(name).trim();
  const real = text && text !== host && !isAddress(text, href) ? host : shownHost(href, text);
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow ugc">
      {before}
      <bdi class="source-name">{text || host}</bdi>
      {real && <bdi class="source-host">{real}</bdi>}
      <span class="unseen">{`(${strings.value.answer.opensInNewTab})`}</span>
    </a>
  );
}

function isAddress(text: string, href: string): boolean {
  return URL.canParse(text) && new URL(text).href === href;
}
