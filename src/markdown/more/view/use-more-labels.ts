import { useAnswer } from '../../answer-context.js';
import type { MoreLabels } from '../../labels.js';

/** The words of what came with the further syntax: whoever asks came with it, too. */
export function useMoreLabels(): MoreLabels {
  const { more } = useAnswer();
  if (!more) throw new Error('the words of the further syntax are not loaded');
  return more.labels;
}
