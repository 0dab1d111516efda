import type { Clock } from '../core/clock.js';
import { lazy } from '../platform/lazy.js';
import { createTabChannel, type TabChannel } from './tab-channel.js';
import type { TabHint } from './tab-hint.js';
import { takeFree, takeLock, type Release } from '../platform/web-locks.js';

/** How many connections a browser opens to a server that speaks HTTP/1.1, for all tabs together. */
const connections = 6;
const nothing: Release = () => {};

/** The tabs that share a store, as one of them sees the others. Every wait ends when its signal aborts. */
export interface Tabs {
  /** The beginning of the names of all locks of the store. */
  readonly name: string;
  readonly clock: Clock;
  /** Conversations of which this tab runs a turn. */
  readonly running: ReadonlySet<string>;
  post(hint: TabHint): void;
  /** The one who gets what others say; it is not read yet. */
  listen(onData: (data: unknown) => void): void;
  /** Lets the other tabs know that something is being worked on here, for as long as it is not released. */
  hold(id: string): Release;
  /**
   * Resolves when no other tab runs a turn of the conversation.
   *
   * @param onWait called where that is not at once
   * @param onSilent called where a tab is passed over that says nothing, and may keep the disk from others as well
   */
  takeTurn(conversationId: string, signal: AbortSignal, onWait: () => void, onSilent: () => void): Promise<Release>;
  /** Resolves when the browser has a connection to the server to spare, as far as our own tabs know. */
  takeConnection(signal: AbortSignal, onWait: () => void): Promise<Release>;
  /** The page is being frozen, and may be so for hours: other tabs need not wait for its turn to end. */
  yieldTurns(): void;
  /** The page may be kept for a return: nothing may be open then. */
  suspend(): void;
  resume(): void;
}

export interface TabsInit {
  /** The name of the store. */
  readonly name: string;
  /** Whether other tabs see the same store. */
  readonly isShared: () => boolean;
  /** The origin of the server that answers. */
  readonly server: () => string;
  readonly clock: Clock;
}

export function openTabs({ name, isShared, server, clock }: TabsInit): Tabs {
  let listener = (_data: unknown): void => {};
  const channel: TabChannel = createTabChannel(name, (data) => listener(data));
  const running = new Set<string>();
  const held = new Set<Release>();
  const turns = new Set<Release>();
  // Where it cannot be loaded, turns of several tabs run beside each other: only their order is lost.
  const following = lazy(() => import('./following.js'));

  /** A release that `suspend` calls, too. */
  function tracked(release: Release, onRelease = (): void => {}): Release {
    const once = (): void => {
      if (!held.delete(once)) return;
      release();
      onRelease();
    };
    held.add(once);
    return once;
  }

  const tabs: Tabs = {
    name,
    clock,
    running,
    post(hint) {
      if (isShared()) channel.post(hint);
    },
    listen(onData) {
      listener = onData;
    },
    hold(id) {
      const controller = new AbortController();
      const taking = takeLock(`${name}/${id}`, { signal: controller.signal }).catch(() => null);
      return tracked(() => {
        controller.abort();
        void taking.then((release) => release?.());
      });
    },
    async takeTurn(conversationId, signal, onWait, onSilent) {
      if (!isShared()) return () => {};
      const lock = `${name}/turns/${conversationId}`;
      let release = await takeFree([lock]);
      if (!release) {
        onWait();
        const loaded = await following.load();
        release = loaded ? await loaded.waitForTurn(lock, conversationId, tabs, signal, onSilent) : nothing;
      }
      running.add(conversationId);
      const leave = tracked(release, () => {
        turns.delete(leave);
        running.delete(conversationId);
      });
      turns.add(leave);
      return leave;
    },
    async takeConnection(signal, onWait) {
      const names = Array.from({ length: connections }, (_, at) => `causerie/connection/${at}/${server()}`);
      let release = await takeFree(names);
      if (!release) {
        const loaded = await following.load();
        release = loaded ? await loaded.waitForConnection(names, server(), signal, onWait) : nothing;
      }
      return tracked(release);
    },
    yieldTurns() {
      for (const leave of turns) leave();
    },
    suspend() {
      channel.close();
      for (const release of held) release();
    },
    resume: () => channel.open(),
  };
  return tabs;
}
