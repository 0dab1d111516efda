import type { Clock } from '../../core/clock.js';
import type { Connectivity } from '../../platform/connectivity.js';

/** The first wait between two looks for the server, and the longest, in milliseconds. */
const firstWait = 1_000;
const longestWait = 15_000;

/**
 * Holds messages back while the browser is offline. That they may go is decided by the server's answer to a probe,
 * never by the browser's word, which only makes the next probe leave at once.
 */
export interface Outbox {
  /** Whether messages have to wait: the browser is offline, or was and the server has not answered since. */
  isShut(): boolean;
  /** From now on messages wait, until the server answers. False where it has just answered: then it is not that. */
  shut(): boolean;
  /** Nothing waits any more: stops asking. */
  open(): void;
}

/** @param onOpen told each time that messages may go again */
export function createOutbox(
  isReachable: (signal: AbortSignal) => Promise<boolean>,
  connectivity: Connectivity,
  clock: Clock,
  onOpen: () => void,
): Outbox {
  let end: (() => void) | undefined;
  /** The server answers although the browser says offline. */
  let isOverruled = false;

  function shut(): void {
    if (end) return;
    const controller = new AbortController();
    const { signal } = controller;
    let cancelWait = (): void => {};
    let wait = firstWait;
    let isAsking = false;

    async function look(): Promise<void> {
      cancelWait();
      if (isAsking) return;
      isAsking = true;
      const isThere = await isReachable(signal).catch(() => false);
      isAsking = false;
      if (signal.aborted) return;
      if (isThere) {
        end?.();
        isOverruled = !connectivity.isOnline();
        onOpen();
      } else {
        cancelWait = clock.after(wait, () => void look());
        wait = Math.min(longestWait, wait * 2);
      }
    }

    const unlisten = connectivity.onOnline(() => {
      wait = firstWait;
      void look();
    });
    end = () => {
      end = undefined;
      controller.abort();
      cancelWait();
      unlisten();
    };
    void look();
  }

  return {
    isShut() {
      if (connectivity.isOnline()) isOverruled = false;
      else if (!isOverruled) shut();
      return end !== undefined;
    },
    shut() {
      if (!isOverruled) shut();
      return !isOverruled;
    },
    open: () => end?.(),
  };
}
