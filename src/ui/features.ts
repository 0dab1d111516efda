import { effect } from '@preact/signals';
import { lazy } from '../platform/lazy.js';
import { systemClock } from '../platform/system-clock.js';
import type { PanelDeps } from './panel-context.js';
import type { PanelFeatures } from './panel-features.js';

/** With a clock, a feature's plain form is shown after a while. The others have none: they wait for the browser. */
const clock = systemClock;

/** Each feature is a folder, whose entry is loaded here and nowhere else. All chats of a page share them. */
export const panelFeatures = {
  answerParts: lazy(async () => (await import('./answer-parts/answer-parts.js')).answerPartsFeature, { clock }),
  messageTools: lazy(async () => (await import('./message-tools/message-tools.js')).messageToolsFeature, { clock }),
  /** With the reading of earlier messages. */
  longList: lazy(() => import('./long-list/long-list.js')),
  /** With its pages, and the work on conversations that are kept. */
  menu: lazy(() => import('./menu/menu.js')),
  /** Its page, and what `handle.history` does with the data. */
  yourData: lazy(() => import('./your-data/your-data.js')),
} satisfies PanelFeatures;

/** The tools for messages load this long, in ms, after there is one to use them on: by then the page is idle. */
const later = 400;

/**
 * Loads the tools for messages once there is a message that nothing is being done for, and gives the root their styles
 * before any of them is in it. Where that fails the next message tries again. Returns its stop.
 */
export function followMessageTools({ model, clock }: PanelDeps, root: ShadowRoot): () => void {
  const { messageTools } = panelFeatures;
  return effect(() => {
    if (messageTools.value) return messageTools.value.adoptStyles(root);
    if (model.messages.value.length === 0 || model.turn.value.phase !== 'idle') return undefined;
    return clock.after(later, () => void messageTools.load());
  });
}
