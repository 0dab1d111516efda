import { useAnswer } from '../../answer-context.js';
import type { ExtendedLabels } from '../../labels.js';

/** The words of what came with the further syntax: whoever asks came with it, too. */
export function useExtendedLabels(): ExtendedLabels {
  const { extended } = useAnswer();
  if (!extended) throw new Error('the words of the further syntax are not loaded');
  return extended.labels;
}
