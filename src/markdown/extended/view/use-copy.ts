import { useSignal } from '@preact/signals';
import { copyText } from '../../../platform/clipboard.js';
import { useExtendedLabels } from './use-extended-labels.js';

/** What a copy button does: copies, says so, and forgets it when the focus leaves. */
export interface CopyState {
  /** Undefined until something was copied, or the browser refused. */
  readonly said: string | undefined;
  copy(text: string): void;
  reset(): void;
}

export function useCopy(): CopyState {
  const labels = useExtendedLabels();
  const said = useSignal<string | undefined>(undefined);
  return {
    said: said.value,
    copy(text) {
      void copyText(text).then((isCopied) => {
        said.value = isCopied ? labels.copied : labels.notCopied;
      });
    },
    reset() {
      said.value = undefined;
    },
  };
}
