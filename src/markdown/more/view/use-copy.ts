import { useState } from 'preact/hooks';
import { copyText } from '../../../platform/copy-text.js';
import { useAnswer } from '../../answer-context.js';

/** What a copy button does: copies, says so, and forgets it when the focus leaves. */
export interface CopyState {
  /** Undefined until something was copied, or the browser refused. */
  readonly said: string | undefined;
  copy(text: string): void;
  reset(): void;
}

export function useCopy(): CopyState {
  const { labels } = useAnswer();
  const [said, setSaid] = useState<string | undefined>(undefined);
  return {
    said,
    copy(text) {
      void copyText(text).then((isCopied) => setSaid(isCopied ? labels.copied : labels.notCopied));
    },
    reset: () => setSaid(undefined),
  };
}
