import { answerParts as english } from '../../../strings/en/answer-parts.js';
import type { AnswerPartsStrings } from '../../../strings/translation.js';
import { usePanel } from '../../panel-context.js';

export function useAnswerPartsStrings(): AnswerPartsStrings {
  return usePanel().strings.value.of('answerParts', english);
}
