import type { VNode } from 'preact';
import { element } from '../elements.js';
import { useCopy } from './use-copy.js';

interface CopyButtonProps {
  readonly text: () => string;
  readonly label: string;
  /** The full name, which holds the label. */
  readonly name: string;
}

export function CopyButton({ text, label, name }: CopyButtonProps): VNode {
  const { said, copy, reset } = useCopy();
  return element(
    'button',
    {
      type: 'button',
      class: 'small-button',
      'aria-label': said ?? name,
      onClick: () => copy(text()),
      onBlur: reset,
    },
    said ?? label,
  );
}
