import type { ComponentChildren, VNode } from 'preact';
import { fill } from '../../../strings/text.js';
import { useAnswer, useExtendedLabels } from '../../answer-context.js';
import { extendedElement } from '../elements.js';
import type { FootnoteReference, FootnoteNode } from '../../nodes.js';
import type { MarkdownParser } from '../../parser.js';
import { shownText } from '../../shown-text.js';
import { innerBlocks } from '../../view/blocks.js';
import { grouped, once } from '../../view/grouped.js';
import { definitionsOf } from '../footnotes.js';

/** The mark of a footnote. While the answer comes it has its label, for only the whole text knows the numbers. */
export function FootnoteReferenceView({ node: { label } }: { node: FootnoteReference }): VNode {
  const { footnote } = useExtendedLabels();
  const numbers = useAnswer().noteNumbers.value;
  const number = numbers ? numbers.get(label) : shownText(label).slice(0, 12);
  if (number === undefined) return <>{`[^${shownText(label)}]`}</>;
  return extendedElement(
    'sup',
    {},
    extendedElement(
      'button',
      { type: 'button', class: 'note-mark', 'aria-label': fill(footnote, { number }), onClick: showNote },
      number,
    ),
  );
}

/** The footnotes of an answer, below it. */
export function Footnotes({ of }: { of: Pick<MarkdownParser, 'footnotes' | 'noteNumbers'> }): VNode | null {
  const labels = useExtendedLabels();
  const { footnotes, noteNumbers } = of;
  if (!footnotes.length || noteNumbers?.size === 0) return null;
  const item = (node: FootnoteNode): ComponentChildren => once(node, (node) => <Footnote node={node} />);
  const defined = noteNumbers && definitionsOf(footnotes);
  const items = defined
    ? [...noteNumbers.keys()].map((label) => {
        const node = defined.get(label);
        return node && item(node);
      })
    : grouped(footnotes, item);
  return extendedElement(
    'div',
    { class: 'notes', role: 'group', 'aria-label': labels.footnotes },
    extendedElement('ol', {}, items),
  );
}

function Footnote({ node }: { node: FootnoteNode }): VNode {
  const { backToText } = useExtendedLabels();
  const number = useAnswer().noteNumbers.value?.get(node.label);
  const back =
    number === undefined
      ? null
      : extendedElement(
          'button',
          { type: 'button', class: 'note-back', 'aria-label': fill(backToText, { number }), onClick: showMark },
          '↩',
        );
  return extendedElement('li', { tabIndex: -1 }, innerBlocks(node.children), back);
}

/** Notes and marks are found by their place within the answer: ids could meet those of others on the page. */
function showNote({ currentTarget }: Event): void {
  const { answer, label } = placeOf(currentTarget);
  const marks = [...new Set(marksIn(answer).map(({ textContent }) => textContent))];
  const numbered = Number(label);
  const index = Number.isInteger(numbered) ? numbered - 1 : marks.indexOf(label);
  focus(answer?.querySelectorAll('.notes > ol > li')[index]);
}

function showMark({ currentTarget }: Event): void {
  const { answer } = placeOf(currentTarget);
  const item = currentTarget instanceof Node ? currentTarget.parentNode : null;
  const number = [...(item?.parentNode?.children ?? [])].findIndex((other) => other === item) + 1;
  focus(marksIn(answer).find(({ textContent }) => textContent === String(number)));
}

function placeOf(target: EventTarget | null): { answer: Element | null; label: string } {
  const element = target && 'closest' in target ? (target as Element) : null;
  return { answer: element?.closest('.markdown') ?? null, label: element?.textContent ?? '' };
}

function marksIn(answer: Element | null): readonly Element[] {
  return [...(answer?.querySelectorAll('.note-mark') ?? [])];
}

function focus(element: Element | undefined): void {
  if (element && 'focus' in element) (element as HTMLElement).focus();
}
