import { readHint } from './read-hint.js';
import { createTabChannel } from './tab-channel.js';
import { takeLock, type Release } from '../platform/web-locks.js';
import type { Tabs } from './tabs.js';

const askEvery = 1_000;
/** A tab that answers nothing for this long is frozen, or its browser has thrown it away. */
const longestSilence = 5_000;

/**
 * Resolves when no other tab runs a turn of the conversation, or the one that does is frozen: then its lock is taken
 * away. It may wake and go on, which harms nothing: messages have ids of their own, and positions are handed out.
 *
 *     this tab   asks ──┐        ┌─> asks again in 1 s        no answer for 5 s: takes the lock
 *     the other         └─> runs ┘
 */
export async function waitForTurn(
  lock: string,
  conversationId: string,
  { name, clock }: Tabs,
  signal: AbortSignal,
  onSilent: () => void,
): Promise<Release> {
  const done = new AbortController();
  const onAbort = (): void => done.abort(signal.reason);
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();

  let unanswered: number | undefined;
  let due = 0;
  let cancel = (): void => {};
  const channel = createTabChannel(name, (data) => {
    const hint = readHint(data);
    if (hint?.kind === 'runs' && hint.conversation === conversationId) unanswered = undefined;
  });

  const silent = new Promise<void>((resolve) => {
    const ask = (): void => {
      const now = clock.now();
      // A timer that comes late tells that this tab has slept: what it was told meanwhile is read after this.
      if (now - due > askEvery) unanswered = undefined;
      if (unanswered !== undefined && now - unanswered >= longestSilence) return resolve();
      unanswered ??= now;
      due = now + askEvery;
      channel.post({ kind: 'asks', conversation: conversationId });
      cancel = clock.after(askEvery, ask);
    };
    due = clock.now();
    ask();
  });

  try {
    const waiting = takeLock(lock, { signal: done.signal });
    const taken = await Promise.race([waiting, silent]);
    if (taken) return taken;
    void waiting.then(
      (release) => release?.(),
      () => {},
    );
    onSilent();
    return (await takeLock(lock, { steal: true })) ?? (() => {});
  } finally {
    signal.removeEventListener('abort', onAbort);
    done.abort();
    cancel();
    channel.close();
  }
}
