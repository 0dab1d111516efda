import { delay } from '../core/clock.js';
import { lazy } from '../platform/lazy.js';
import { isPending } from '../core/message.js';
import { signal, type ReadonlySignal, type Signal } from '@preact/signals-core';
import type { PlacedMessage } from '../history/history-store.js';
import type { Release } from '../platform/web-locks.js';
import type { Tabs } from '../tabs/tabs.js';
import type { TabFollower, TabFollowerDeps } from './tab-follower.js';
import type { RemoteTurns } from './turns/turn.js';

/** What the team needs of the chat. */
export type TabCoordinatorDeps = Omit<TabFollowerDeps, 'tabs' | 'remote' | 'alive' | 'isOwn'> & {
  /** Undefined for a chat that has no others. */
  readonly tabs: Tabs | undefined;
};

/** A turn of this tab among those of the others. */
export interface TurnSlot {
  /**
   * Resolves when no other tab runs a turn of the conversation, with all that they have written, unless one that is
   * frozen keeps the disk from being read.
   */
  take(conversationId: string, signal: AbortSignal, onWait: () => void): Promise<void>;
  /** An answer is being written here. */
  hold(answerId: string): void;
  /** The turn is over. The others go on once all of it is kept. */
  leave(saved?: Promise<unknown>): void;
}

/**
 * The tabs of one store, as the chat of one of them takes part. What follows the others is loaded when there is
 * something to follow.
 */
export interface Team {
  readonly remote: ReadonlySignal<RemoteTurns>;
  /** Messages as they were read: without those that another tab is working on, which go to {@link remote}. */
  settled(messages: readonly PlacedMessage[]): Promise<readonly PlacedMessage[]>;
  /** A turn waits or runs here: until {@link TurnSlot.leave} the others know that somebody cares for it. */
  enter(turnId: string): TurnSlot;
  /** Whether this tab is working on the turn, or has it waiting. */
  isOwn(turnId: string): boolean;
  /** Whether any tab is. */
  isWorkedOn(turnId: string): boolean;
  /** Resolves when a request may leave, with what to call when it has ended. */
  connect(signal: AbortSignal, onWait: () => void): Promise<Release>;
  /** Looks at the store anew: hints may have been missed. */
  refresh(): void;
  destroy(): void;
}

/** So long, in ms, is waited for what a frozen tab may have written. */
const longestRead = 1_000;

export function createTabCoordinator(world: TabCoordinatorDeps): Team {
  const { tabs } = world;
  const remote: Signal<RemoteTurns> = signal(new Map());
  /** Turns that other tabs work on, those that wait included. */
  const alive = new Set<string>();
  /** How many places each turn of this tab has. */
  const own = new Map<string, number>();
  const isOwn = (turnId: string): boolean => own.has(turnId);
  /** The last turn of this tab, while it is still being written down. */
  let leaving: Promise<unknown> = Promise.resolve();
  let isDestroyed = false;
  // Without the network there is less; the next hint tries again.
  const following = lazy(async () => {
    const { createTabFollower } = await import('./tab-follower.js');
    return tabs && createTabFollower({ ...world, tabs, remote, alive, isOwn });
  });

  async function follower(): Promise<TabFollower | undefined> {
    const loaded = tabs && !isDestroyed ? await following.load() : undefined;
    if (!isDestroyed) return loaded;
    loaded?.destroy();
    return undefined;
  }

  const refresh = async (): Promise<void> => (await follower())?.refresh();

  function enter(turnId: string): TurnSlot {
    const releases = new Set<Release>(tabs && [tabs.hold(turnId)]);
    let isLeft = false;
    const add = (release: Release): void => (isLeft ? release() : void releases.add(release));
    own.set(turnId, (own.get(turnId) ?? 0) + 1);
    return {
      async take(conversationId, signal, onWait) {
        if (!tabs) return;
        await leaving;
        let readOthers = async (): Promise<void> => {};
        const wait = (): void => {
          readOthers = refresh;
          onWait();
        };
        const passOver = (): void => {
          const patience = delay(tabs.clock, longestRead);
          readOthers = () => Promise.race([refresh(), patience]);
        };
        add(await tabs.takeTurn(conversationId, signal, wait, passOver));
        await readOthers();
      },
      hold(answerId) {
        if (tabs) add(tabs.hold(answerId));
      },
      leave(saved) {
        isLeft = true;
        const others = (own.get(turnId) ?? 1) - 1;
        if (others > 0) own.set(turnId, others);
        else own.delete(turnId);
        const release = (): void => releases.forEach((letGo) => letGo());
        if (saved) leaving = saved.then(release);
        else release();
      },
    };
  }

  tabs?.listen(async (data) => (await follower())?.hear(data));

  return {
    remote,
    async settled(messages) {
      const loaded = messages.some(({ message }) => isPending(message)) && (await follower());
      return loaded ? loaded.settled(messages) : messages;
    },
    isOwn,
    isWorkedOn: (turnId) => isOwn(turnId) || alive.has(turnId),
    connect: async (signal, onWait) => tabs?.takeConnection(signal, onWait) ?? (() => {}),
    enter,
    refresh: () => void refresh(),
    destroy() {
      isDestroyed = true;
      following.value?.destroy();
    },
  };
}
