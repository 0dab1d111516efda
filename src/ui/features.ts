import { effect, untracked } from '@preact/signals';
import { lazy } from '../platform/lazy.js';
import { systemClock } from '../platform/system-clock.js';
import type { PanelDeps } from './panel-context.js';
import type { PanelFeatures } from './panel-features.js';

/** With a clock, a feature's plain form is shown after a while. The others have none: they wait for the browser. */
const clock = systemClock;

/** Each feature is a folder, whose entry is loaded here and nowhere else. All chats of a page share them. */
export const panelFeatures = {
  messageParts: lazy(async () => (await import('./message-parts/message-parts.js')).messagePartsFeature, { clock }),
  placements: lazy(async () => (await import('./placements/placements.js')).placements, { clock }),
  /** With the reading of earlier messages. */
  longList: lazy(() => import('./long-list/long-list.js')),
  /** With its pages, the work on conversations that are kept, and what `handle.history` does with them. */
  menu: lazy(() => import('./menu/menu.js')),
} satisfies PanelFeatures;

/** Colours that follow from those of the page and its owner. The panel knows nothing of it. */
export const appearance = lazy(() => import('./appearance/appearance.js'), { clock });

/** The parts of messages load this long, in ms, after there is a message: by then the page is idle. */
const later = 400;

/**
 * Loads the parts of messages once there is a message that nothing is being done for, and gives the root their styles
 * before any of them is in it. Where that fails the next message tries again. Returns its stop.
 */
export function followMessageParts(panel: PanelDeps, root: ShadowRoot): () => void {
  const { model, clock } = panel;
  const { messageParts } = panelFeatures;
  // Keys of a visitor who moves by them may be shortcuts.
  const onKey = (event: Event): unknown => 'key' in event && event.key === 'Tab' && messageParts.load();
  root.addEventListener('keydown', onKey, true);
  const stop = effect(() => {
    const parts = messageParts.value;
    if (parts) return untracked(() => parts.start(panel, root));
    // News of another tab have to be told, too.
    if (model.messages.value.length + model.conversations.unread.value.size === 0 || model.turn.value.phase !== 'idle')
      return undefined;
    return clock.after(later, () => void messageParts.load());
  });
  return () => {
    stop();
    root.removeEventListener('keydown', onKey, true);
  };
}
