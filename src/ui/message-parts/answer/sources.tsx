import type { Signal } from '@preact/signals';
import type { VNode } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { newId } from '../../../platform/new-id.js';
import type { Source } from '../../../core/message.js';
import { safeHref } from '../../../markdown/safe-link.js';
import { plainOrder } from '../../../markdown/shown-text.js';
import { fill } from '../../../strings/text.js';
import { IconButton } from '../../icon-button.js';
import { OutsideLink } from './outside-link.js';
import { useAnswerPartsStrings } from './use-strings.js';

interface SourcesProps {
  sources: readonly Source[];
  /** The number of the one whose passages are shown, or 0. */
  open: Signal<number>;
}

/** The documents an answer draws on, in the order of their numbers; what one of them says, where it was pressed. */
export function Sources({ sources, open }: SourcesProps): VNode | null {
  const words = useAnswerPartsStrings();
  const passageId = useMemo(newId, []);
  if (sources.length === 0) return null;
  const opened = sources[open.value - 1];
  return (
    <>
      <ul class="sources" aria-label={words.sources}>
        {sources.map((source, index) => (
          <li key={index} class="chip">
            <SourceChip source={source} number={index + 1} open={open} passageId={passageId} />
          </li>
        ))}
      </ul>
      {opened && <Passages key={open.value} id={passageId} source={opened} open={open} />}
    </>
  );
}

interface SourceChipProps {
  source: Source;
  number: number;
  open: Signal<number>;
  passageId: string;
}

/** Its name, which shows what it says, and the link to it. */
function SourceChip({ source, number, open, passageId }: SourceChipProps): VNode {
  const words = useAnswerPartsStrings();
  const href = hrefOf(source);
  const name = plainOrder(source.name);
  const page = source.pages?.find(Boolean);
  const sign = <b>{number}</b>;
  const isOpen = open.value === number;
  if (source.passages.length === 0) {
    if (href) return <OutsideLink href={href} name={name} before={sign} />;
    return (
      <span>
        {sign}
        <bdi class="source-name">{name}</bdi>
      </span>
    );
  }
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? passageId : undefined}
        onClick={() => {
          open.value = isOpen ? 0 : number;
        }}
      >
        {sign}
        <bdi class="source-name">{page ? `${name}, ${fill(words.page, { page })}` : name}</bdi>
      </button>
      {href && <OutsideLink href={href} />}
    </>
  );
}

/** The passages of a source, as plain text. */
function Passages({ id, source, open }: { id: string; source: Source; open: Signal<number> }): VNode {
  const words = useAnswerPartsStrings();
  const box = useRef<HTMLElement>(null);
  const name = plainOrder(source.name);
  useLayoutEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
    box.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section
      ref={box}
      id={id}
      class="passages"
      tabIndex={-1}
      aria-label={fill(words.source, { number: open.peek(), name })}
    >
      <IconButton shape="close" name={words.closeSource} onClick={() => close(box.current, open)} />
      {source.passages.map((passage, index) => (
        <blockquote key={index} dir="auto">
          {source.pages?.[index] && <small dir="auto">{fill(words.page, { page: source.pages[index] })}</small>}
          {plainOrder(passage)}
        </blockquote>
      ))}
    </section>
  );
}

/** The focus goes back to what opened it: the mark in the text, or the chip. */
function close(box: HTMLElement | null, open: Signal<number>): void {
  const openers = box
    ?.closest('article')
    ?.querySelectorAll<HTMLElement>('[aria-expanded=true]:is(.mark, .chip button)');
  openers?.[0]?.focus();
  open.value = 0;
}

/** Of the addresses that are safe, only those of the web have a host. */
function hrefOf({ url }: Source): string | null {
  const href = url === undefined ? null : safeHref(url);
  return href && /^https?:/.test(href) ? href : null;
}
