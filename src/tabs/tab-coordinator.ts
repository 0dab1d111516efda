import { delay } from '../core/clock.js';
import { isPending } from '../core/message.js';
import type { HistoryStore, PositionedMessage } from '../history/history-store.js';
import { lazy } from '../platform/lazy.js';
import type { Log } from '../platform/log.js';
import type { FollowedConversation, TabListener } from './followed-conversation.js';
import type { TabFollower } from './tab-follower.js';
import type { Release } from '../platform/web-locks.js';
import type { Tabs } from './tabs.js';
import type { TurnRegistry } from './turn-registry.js';

export interface TabCoordinatorDeps {
  /** Undefined for a chat that has no others. */
  readonly tabs: Tabs | undefined;
  readonly store: HistoryStore;
  readonly conversation: FollowedConversation;
  readonly registry: TurnRegistry;
  readonly listener: TabListener;
  readonly log: Log;
}

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

/** The part that one chat has among the tabs of its store. Code that follows the others loads with their first hint. */
export interface TabCoordinator {
  /** Messages as they were read, without those that another tab is working on, which go to {@link TabListener.onTurns}. */
  settled(messages: readonly PositionedMessage[]): Promise<readonly PositionedMessage[]>;
  /** A turn waits or runs here: until {@link TurnSlot.leave} the others know that this tab works on it. */
  enter(turnId: string): TurnSlot;
  /** Resolves when a request may leave, with a function to call when it has ended. */
  connect(signal: AbortSignal, onWait: () => void): Promise<Release>;
  /** Looks at the store anew: hints may have been missed. */
  refresh(): void;
  dispose(): void;
}

/** How long, in ms, a turn waits for the reading of what a frozen tab may have written. */
const longestRead = 1_000;

export function createTabCoordinator(deps: TabCoordinatorDeps): TabCoordinator {
  const { tabs, registry } = deps;
  /** The last turn of this tab, while it is still being written down. */
  let leaving: Promise<unknown> = Promise.resolve();
  let isDisposed = false;
  // Fails without the network; the next hint tries again.
  const following = lazy(async () => {
    const { createTabFollower } = await import('./following.js');
    return tabs && createTabFollower({ ...deps, tabs });
  });

  async function follower(): Promise<TabFollower | undefined> {
    const loaded = tabs && !isDisposed ? await following.load() : undefined;
    if (!isDisposed) return loaded;
    loaded?.dispose();
    return undefined;
  }

  const refresh = async (): Promise<void> => (await follower())?.refresh();

  function enter(turnId: string): TurnSlot {
    const releases = new Set<Release>(tabs && [tabs.hold(turnId)]);
    let isLeft = false;
    const add = (release: Release): void => (isLeft ? release() : void releases.add(release));
    registry.enter(turnId);
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
          readOthers = () => Promise.race([refresh(), delay(tabs.clock, longestRead)]);
        };
        add(await tabs.takeTurn(conversationId, signal, wait, passOver));
        await readOthers();
      },
      hold(answerId) {
        if (tabs) add(tabs.hold(answerId));
      },
      leave(saved) {
        isLeft = true;
        registry.leave(turnId);
        const release = (): void => releases.forEach((letGo) => letGo());
        if (saved) leaving = saved.then(release);
        else release();
      },
    };
  }

  tabs?.listen(async (data) => (await follower())?.hear(data));

  return {
    async settled(messages) {
      const loaded = messages.some(({ message }) => isPending(message)) && (await follower());
      return loaded ? loaded.settled(messages) : messages;
    },
    connect: async (signal, onWait) => tabs?.takeConnection(signal, onWait) ?? (() => {}),
    enter,
    refresh: () => void refresh(),
    dispose() {
      isDisposed = true;
      following.value?.dispose();
    },
  };
}
