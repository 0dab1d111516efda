import type { AnswerPartsStrings } from '../../strings/answer-parts/answer-parts-strings.js';
import { answerPartsWords } from '../../strings/answer-parts/words.js';
import { usePanel } from '../panel-context.js';

export function useWords(): AnswerPartsStrings {
  return answerPartsWords(usePanel().strings.value.language);
}
