import { delay } from '../core/clock.js';
import { batch, type Signal } from '@preact/signals-core';
import type { Conversation } from '../core/conversation.js';
import type { HistoryStore, PlacedMessage, StoredConversation } from '../history/history-store.js';
import { createPresence } from '../tabs/presence.js';
import { readHint } from '../tabs/read-hint.js';
import type { Tabs } from '../tabs/tabs.js';
import type { Log } from '../platform/log.js';
import type { OpenConversation } from './conversations/open-conversation.js';
import { pendingIds, sortMessages } from './remote-turns.js';
import { markRead, merge, setRecord } from './conversations/merge-stored.js';
import type { RemoteTurns } from './turns/turn.js';

/** Between two readings of the store, in ms, so that eight tabs that write do not keep each other busy. */
const shortestPause = 50;
const longestPause = 120;

/** What a follower needs of the chat. */
export interface TabFollowerDeps {
  readonly tabs: Tabs;
  readonly remote: Signal<RemoteTurns>;
  /** Turns that other tabs work on or have waiting; kept here. */
  readonly alive: Set<string>;
  readonly store: HistoryStore;
  readonly conversation: OpenConversation;
  readonly log: Log;
  /** Whether this tab is working on the turn. */
  readonly isOwn: (turnId: string) => boolean;
  /** The open conversation was read anew: its draft may be another. */
  readonly onRead: (stored: StoredConversation) => void;
  /** What another tab has begun was opened in place of an empty conversation. */
  readonly onJoined: (stored: StoredConversation, left: Conversation) => void;
  /** The open conversation was erased. */
  readonly onErased: () => void;
  /** An answer has ended in a tab where nobody saw it, or what was unread was seen in one. */
  readonly onUnread: (conversationId: string, isUnread: boolean) => void;
  /** A conversation was added, changed, written to or erased. */
  readonly onListChange: () => void;
  readonly onUser: (userId: string | undefined) => void;
}

/** Keeps the open conversation as the other tabs leave it in the store. */
export interface TabFollower {
  /** Takes what was said on the channel, by whomever. */
  hear(data: unknown): void;
  settled(messages: readonly PlacedMessage[]): Promise<readonly PlacedMessage[]>;
  /** Reads the whole last page: hints may have been missed. Resolves when that is on the screen. */
  refresh(): Promise<void>;
  destroy(): void;
}

export function createTabFollower(world: TabFollowerDeps): TabFollower {
  const { tabs, remote, alive, store, conversation, log, isOwn } = world;
  const presence = createPresence(tabs, () => void read('all'));
  /** What is to be read next: the last page with the record, or messages at these positions. */
  let wanted: Set<number> | 'all' | undefined;
  let reading: Promise<void> | undefined;
  let last: Promise<void> = Promise.resolve();
  let isDestroyed = false;

  async function settled(messages: readonly PlacedMessage[]): Promise<readonly PlacedMessage[]> {
    const held = await presence.among([...pendingIds(messages), ...alive], remote.value.keys());
    alive.clear();
    for (const id of held) if (!isOwn(id)) alive.add(id);
    const work = { held, isOwn, now: tabs.clock.now() };
    const sorted = sortMessages(messages, conversation.messages.value, remote.value, work);
    remote.value = sorted.remote;
    return sorted.settled;
  }

  function read(what: number | 'all'): Promise<void> {
    wanted = what === 'all' || wanted === 'all' ? 'all' : new Set(wanted).add(what);
    reading ??= readOn();
    return reading;
  }

  async function readOn(): Promise<void> {
    // Hints of one moment are one reading.
    await Promise.resolve();
    for (;;) {
      const what = wanted;
      wanted = undefined;
      if (what === undefined || isDestroyed) {
        // In the same step, so that no hint falls between.
        reading = undefined;
        return;
      }
      const since = tabs.clock.now();
      await readNow(what);
      if (wanted === undefined) continue;
      // Where reading is slow, the machine is busy: most of the time is the writers'.
      const pause = Math.min(Math.max(shortestPause, 3 * (tabs.clock.now() - since)), longestPause);
      await delay(tabs.clock, pause);
    }
  }

  /** One reading after another, so that none shows what is older than what is shown. */
  function readNow(what: ReadonlySet<number> | 'all'): Promise<void> {
    last = last.then(async () => {
      await conversation.loading;
      if (what === 'all') await readPage();
      else await readSome([...what]);
    });
    last = last.catch((error) => log.debug('what other tabs wrote could not be read', error));
    return last;
  }

  async function readSome(positions: readonly number[]): Promise<void> {
    const { id, hasEarlier } = conversation;
    const { first = 0, readTo } = conversation.places;
    // What stands before the first message that is loaded is read when it is scrolled to.
    const known = positions.filter((position) => position < readTo && (!hasEarlier.value || position >= first));
    if (known.length > 0) await show(id, await store.loadAt(id, known));
    if (positions.some((position) => position >= readTo)) await readOnFrom(id, readTo);
  }

  /** Reads all that is new here: a hint may have been missed. */
  async function readOnFrom(id: string, position: number): Promise<void> {
    const messages = await store.loadFrom(id, position);
    if (id === conversation.id) markRead(conversation.places, position, messages);
    await show(id, messages);
  }

  async function readPage(): Promise<void> {
    const { id, isFirst, isKept } = conversation;
    if (isFirst) return join();
    const stored = await store.load(id);
    if (id !== conversation.id || isDestroyed) return;
    if (!stored) {
      if (isKept) world.onErased();
      return;
    }
    if (!(await conversation.canShow(stored)) || id !== conversation.id || isDestroyed) return;
    setRecord(conversation, stored.conversation, stored.branches);
    world.onRead(stored);
    const { readTo } = conversation.places;
    const from = stored.messages[0]?.position ?? 0;
    // More than a page was written since: no hole is shown meanwhile.
    if (from > readTo) return readOnFrom(id, readTo);
    markRead(conversation.places, from, stored.messages);
    await show(id, stored.messages);
  }

  async function show(id: string, messages: readonly PlacedMessage[]): Promise<void> {
    const rest = await settled(messages);
    if (id === conversation.id && !isDestroyed) merge(conversation, rest);
  }

  /** Nothing was written here yet: opens what another tab has begun. */
  async function join(): Promise<void> {
    const stored = await store.loadLast();
    if (!stored || !(await conversation.canShow(stored)) || isDestroyed) return;
    const { record: left } = conversation;
    // The own one is kept for its draft, and still to be begun, unless another tab has written in it.
    if (stored.conversation.id === left.id && stored.messages.length === 0) return;
    const messages = await settled(stored.messages);
    if (!conversation.isFirst || isDestroyed) return;
    batch(() => {
      conversation.load({ ...stored, messages });
      world.onJoined(stored, left);
    });
  }

  function hear(data: unknown): void {
    const hint = readHint(data);
    if (!hint || isDestroyed) return;
    if (hint.kind === 'user') return world.onUser(hint.user ?? undefined);
    const isOpen = 'conversation' in hint && hint.conversation === conversation.id;
    switch (hint.kind) {
      case 'asks':
        if (tabs.running.has(hint.conversation)) tabs.post({ kind: 'runs', conversation: hint.conversation });
        return;
      case 'runs':
        return;
      case 'unread':
      case 'read':
        return world.onUnread(hint.conversation, hint.kind === 'unread');
      case 'message':
        if (isOpen) {
          presence.touch();
          void read(hint.position);
        }
        break;
      case 'erased-all':
        world.onErased();
        break;
      case 'erased':
        if (isOpen) world.onErased();
        break;
      default:
        if (isOpen) void read('all');
    }
    if (conversation.isFirst) void read('all');
    if (hint.kind !== 'draft') world.onListChange();
  }

  return {
    hear,
    settled,
    // Not after a pause: a turn may be waiting for it.
    refresh: () => readNow('all'),
    destroy() {
      isDestroyed = true;
      presence.dispose();
    },
  };
}
