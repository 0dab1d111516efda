import { lazy } from '../platform/lazy.js';
import { systemClock } from '../platform/system-clock.js';

/** The parts around the text of an answer, which load with the first answer that has any. */
export const lazyAnswerParts = lazy(async () => (await import('./answer-parts/answer-parts.js')).answerParts, {
  clock: systemClock,
});
