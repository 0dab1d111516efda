import { useAnswer } from '../../answer-context.js';
import type { ExtendedStrings } from '../../../strings/translation.js';

/** The words of what came with the further syntax: whoever asks came with it, too. */
export function useExtendedLabels(): ExtendedStrings {
  const { extended } = useAnswer();
  if (!extended) throw new Error('the words of the further syntax are not loaded');
  return extended.labels;
}
