import { useSignal } from '@preact/signals';
import type { ComponentChildren, VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { fill } from '../../../strings/text.js';
import { useAnswer, useExtendedLabels } from '../../answer-context.js';
import { extendedElement } from '../elements.js';
import type { SourceNode } from '../../nodes.js';
import { plainOrder } from '../../shown-text.js';
import { CopyButton } from './copy-button.js';
import { Custom } from './custom.js';
import { useColours } from './use-colours.js';

/** An info string names a language, and sometimes a file; a longer one names neither. */
const longestName = 80;

export function Code({ node }: { node: SourceNode }): VNode {
  const info = plainOrder(node.info);
  const language = info.split(/\s/)[0] ?? '';
  const usual = <CodeBox node={node} name={info.slice(0, longestName)} language={language.slice(0, longestName)} />;
  const { codeBlock } = useAnswer().options.renderers;
  if (!node.isWhole || !codeBlock) return usual;
  return (
    <Custom part={{ type: 'codeBlock', language, info, text: plainOrder(node.pieces.join('')) }} isInline={false}>
      {usual}
    </Custom>
  );
}

/**
 * The text of code. A long one in boxes of whole lines, so that a browser lays out the last of them for a delta and not
 * all of 50,000 lines.
 */
function stretchesOf(pieces: readonly string[]): ComponentChildren {
  const stretches: string[][] = [];
  for (const piece of pieces) {
    const last = stretches.at(-1);
    if (!last || !piece.startsWith('\n')) {
      if (last) last.push(piece);
      else stretches.push([piece]);
      continue;
    }
    // A box ends the line by itself, with or without the line break at its end.
    last.push('\n');
    stretches.push([piece.slice(1)]);
  }
  if (stretches.length === 1) return pieces.map(plainOrder);
  return stretches.map((stretch) => extendedElement('span', { class: 'lines' }, plainOrder(stretch.join(''))));
}

/** A block of code: its language, a switch that breaks long lines, a button that copies it, and the code itself. */
function CodeBox({ node, name, language }: { node: SourceNode; name: string; language: string }): VNode {
  const labels = useExtendedLabels();
  const isWrapped = useSignal(false);
  const place = useRef<HTMLElement>(null);
  const spans = useColours(place, node, language);
  const wrap = extendedElement(
    'button',
    {
      type: 'button',
      class: 'small-button',
      'aria-pressed': isWrapped.value,
      onClick() {
        isWrapped.value = !isWrapped.value;
      },
    },
    labels.wrap,
  );
  const copy = (
    <CopyButton
      text={() => plainOrder(node.pieces.join(''))}
      label={labels.copy}
      name={language ? fill(labels.copyCodeIn, { language }) : labels.copyCode}
    />
  );
  const title = name || labels.code;
  return extendedElement(
    'div',
    { class: 'code', dir: 'ltr' },
    extendedElement('div', { class: 'code-head' }, extendedElement('span', {}, title), wrap, copy),
    // Reached by keyboard, since it scrolls.
    extendedElement(
      'pre',
      { class: isWrapped.value ? 'wrapped' : undefined, role: 'group', tabIndex: 0, 'aria-label': title },
      extendedElement('code', { ref: place }, spans ?? stretchesOf(node.pieces)),
    ),
  );
}
