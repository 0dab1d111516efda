import { lazyPart } from '../platform/lazy-part.js';

/** The parts around the text of an answer, which load with the first answer that has any. */
export const lazyAnswerParts = lazyPart(async () => (await import('./answer-parts/answer-parts.js')).answerParts);
