import type { VNode } from 'preact';
import type { Source } from '../core/message.js';
import { safeHref } from '../markdown/safe-link.js';
import { usePanel } from './use-panel.js';

/** The documents an answer draws on, in the order of their numbers. Links show their real host. */
export function Sources({ sources }: { sources: readonly Source[] }): VNode | null {
  const words = usePanel().strings.value;
  if (sources.length === 0) return null;
  return (
    <ul class="sources" aria-label={words.sources}>
      {sources.map(({ name, url }, index) => (
        <li key={index}>
          <SourceChip number={index + 1} name={name} href={url === undefined ? null : safeHref(url)} />
        </li>
      ))}
    </ul>
  );
}

function SourceChip({ number, name, href }: { number: number; name: string; href: string | null }): VNode {
  const words = usePanel().strings.value;
  // Of the addresses that are safe, only those of the web have a host.
  const host = href === null ? '' : new URL(href).host;
  const label = (
    <>
      <b>{number}</b>
      <bdi class="source-name">{name || host}</bdi>
    </>
  );
  if (!host || href === null) return <span class="chip">{label}</span>;
  return (
    <a class="chip" href={href} target="_blank" rel="noopener noreferrer nofollow ugc">
      {label}
      {name && <bdi class="source-host">{host}</bdi>}
      <span class="unseen">{`(${words.answer.opensInNewTab})`}</span>
    </a>
  );
}
