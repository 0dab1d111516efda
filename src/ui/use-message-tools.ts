import { useEffect } from '../platform/hooks.js';
import { effect, type Signal } from '@preact/signals-core';
import type { MessageTools } from './message-tools/message-tools.js';
import type { Panel } from './use-panel.js';

/** They load this long, in ms, after there is something to use them on: by then the page is idle. */
const later = 400;

/** Loads what can be done with messages, once there is one that nothing is being done for. */
export function useMessageTools({ model, clock, tools }: Panel): void {
  useEffect(() => {
    let cancel = (): void => {};
    const stop = effect(() => {
      cancel();
      if (tools.value || model.messages.value.length === 0 || model.turn.value.phase !== 'idle') return;
      cancel = clock.after(later, () => void loadMessageTools(tools));
    });
    return () => {
      cancel();
      stop();
    };
  }, []);
}

/** Where it fails there is less to do, and the next message tries again. */
async function loadMessageTools(tools: Signal<MessageTools | undefined>): Promise<void> {
  try {
    tools.value = (await import('./message-tools/message-tools.js')).messageTools;
  } catch {
    // Said nowhere: nothing that was asked for is missing.
  }
}
