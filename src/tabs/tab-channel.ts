import type { TabHint } from './tab-hint.js';

/** Carries hints between the tabs that share a store. Silent in a browser without `BroadcastChannel`. */
export interface TabChannel {
  /** Tells the other tabs; never throws. */
  post(hint: TabHint): void;
  /** Closes it until {@link open}: an open channel keeps a page out of the back/forward cache. */
  close(): void;
  open(): void;
}

/** @param onData gets whatever was said there, by our own scripts or by others */
export function createTabChannel(name: string, onData: (data: unknown) => void): TabChannel {
  let channel: BroadcastChannel | undefined;

  const opened: TabChannel = {
    post(hint) {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- only a window's messages have one
      channel?.postMessage(hint);
    },
    close() {
      channel?.close();
      channel = undefined;
    },
    open() {
      try {
        if (channel) return;
        channel = new BroadcastChannel(name);
        channel.addEventListener('message', (event) => onData(event.data));
      } catch {
        // Missing, or forbidden: the tabs then look at the store when they are looked at.
      }
    },
  };
  opened.open();
  return opened;
}

/** Says one thing to the tabs of a store that is not open here. */
export function postOnce(name: string, hint: TabHint): void {
  const channel = createTabChannel(name, () => {});
  channel.post(hint);
  channel.close();
}
