import { effect } from '@preact/signals';
import { shownConnection } from './connection-line.js';
import type { PanelContext } from './panel-context.js';

/**
 * Says when the assistant can no longer be reached, and when it can again. That it is online at first goes without
 * saying; that an attempt waits is said with its turn. Returns its stop.
 */
export function announceConnection({ model, strings, isOpen, announce }: PanelContext): () => void {
  let before = 'online';
  return effect(() => {
    const shown = shownConnection(model.connection.value, model.turn.value);
    if (shown === 'checking' || shown === 'tryingAgain' || shown === before) return;
    before = shown;
    if (isOpen.peek()) announce(strings.peek().connection[shown]);
  });
}
