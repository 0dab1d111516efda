import { effect } from '@preact/signals';
import { lazy } from '../platform/lazy.js';
import { systemClock } from '../platform/system-clock.js';
import type { PanelContext } from './panel-context.js';

/** They load this long, in ms, after there is something to use them on: by then the page is idle. */
const later = 400;

/** The parts around the text of an answer: they load with the first answer that has any. */
export const lazyAnswerParts = lazy(async () => (await import('./answer-parts/answer-parts.js')).answerParts, {
  clock: systemClock,
});

/** Tools for messages, and notices: they load after the first answer, or with the first notice. */
export const lazyMessageTools = lazy(async () => (await import('./message-tools/message-tools.js')).messageTools, {
  clock: systemClock,
});

/**
 * Loads them once there is a message that nothing is being done for, and dresses the root before any of them is in it.
 * Where that fails there is less to do, and the next message tries again. Returns its stop.
 */
export function followMessageTools({ model, clock }: PanelContext, root: ShadowRoot): () => void {
  let cancel = (): void => {};
  const stop = effect(() => {
    cancel();
    const tools = lazyMessageTools.value;
    if (tools) tools.wear(root);
    else if (model.messages.value.length > 0 && model.turn.value.phase === 'idle') {
      cancel = clock.after(later, () => void lazyMessageTools.load());
    }
  });
  return () => {
    cancel();
    stop();
  };
}
