import { effect } from '@preact/signals';
import { lazy } from '../platform/lazy.js';
import { systemClock } from '../platform/system-clock.js';
import type { PanelContext } from './panel-context.js';

// Each feature of the panel that loads late: a folder, whose entry is loaded here and nowhere else.

/** After this time a notice or an answer shows its plain form. The others have none: they wait for the browser. */
const clock = systemClock;

/** The parts around the text of an answer. Without them they are shown as plain text. */
export const lazyAnswerParts = lazy(async () => (await import('./answer-parts/answer-parts.js')).answerParts, {
  clock,
});

/**
 * Tools for messages, notices, the pill that leads to new text, and the panel's sizer. Without them a notice is one
 * general sentence with its action, and the rest is not offered.
 */
export const lazyMessageTools = lazy(async () => (await import('./message-tools/message-tools.js')).messageTools, {
  clock,
});

/** A window of turns that moves through a long conversation, and the reading of earlier messages. Without it all turns are mounted. */
export const lazyLongList = lazy(() => import('./long-list/long-list.js'));

/** The menu with its pages, and the work on conversations that are kept. Without it a line says so. */
export const lazyMenu = lazy(() => import('./menu/menu.js'));

/** The visitor's data: its page, and what `handle.history` does with them. Without it the page says so. */
export const lazyYourData = lazy(() => import('./your-data/your-data.js'));

/** The tools for messages load this long, in ms, after there is one to use them on: by then the page is idle. */
const later = 400;

/**
 * Loads the tools for messages once there is a message that nothing is being done for, and gives the root their styles
 * before any of them is in it. Where that fails the next message tries again. Returns its stop.
 */
export function followMessageTools({ model, clock }: PanelContext, root: ShadowRoot): () => void {
  return effect(() => {
    const tools = lazyMessageTools.value;
    if (tools) return tools.adoptStyles(root);
    if (model.messages.value.length === 0 || model.turn.value.phase !== 'idle') return undefined;
    return clock.after(later, () => void lazyMessageTools.load());
  });
}
