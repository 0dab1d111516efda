import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { copyText } from '../../platform/copy-text.js';
import { element } from '../elements.js';
import { useLabels } from '../labels.js';
import type { SourceNode } from '../nodes.js';
import { plainOrder } from '../shown-text.js';

/** What stands behind a fence names a language, and sometimes a file; what is longer is neither. */
const longestName = 80;

/** A block of code: its language, a button that copies it, and the code itself. */
export function Code({ node }: { node: SourceNode }): VNode {
  const labels = useLabels();
  const [copied, setCopied] = useState<string | undefined>(undefined);
  const info = plainOrder(node.info).slice(0, longestName);
  const language = info.split(/\s/)[0] ?? '';
  const copy = (): void => {
    void copyText(plainOrder(node.pieces.join(''))).then((isCopied) => {
      setCopied(isCopied ? labels.copied : labels.notCopied);
    });
  };
  const button = element(
    'button',
    {
      type: 'button',
      class: 'small-button',
      'aria-label': copied ?? labels.copyCode(language),
      onClick: copy,
      onBlur: () => setCopied(undefined),
    },
    copied ?? labels.copy,
  );
  const name = info || labels.code;
  return element(
    'div',
    { class: 'code', dir: 'ltr' },
    element('div', { class: 'code-head' }, element('span', {}, name), button),
    // Reached by keyboard, since it scrolls.
    element(
      'pre',
      { role: 'group', tabIndex: 0, 'aria-label': name },
      element('code', {}, node.pieces.map(plainOrder)),
    ),
  );
}
