import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { copyText } from '../../../platform/clipboard.js';
import { useExtendedLabels } from '../../answer-context.js';
import { extendedElement } from '../elements.js';

interface CopyButtonProps {
  readonly text: () => string;
  readonly label: string;
  /** The full name, which holds the label. */
  readonly name: string;
}

/** Copies a text, then says whether it did until the focus leaves. */
export function CopyButton({ text, label, name }: CopyButtonProps): VNode {
  const labels = useExtendedLabels();
  const said = useSignal<string | undefined>(undefined);
  return extendedElement(
    'button',
    {
      type: 'button',
      class: 'small-button',
      'aria-label': said.value ?? name,
      async onClick() {
        said.value = (await copyText(text())) ? labels.copied : labels.notCopied;
      },
      onBlur() {
        said.value = undefined;
      },
    },
    said.value ?? label,
  );
}
