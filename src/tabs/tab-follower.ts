import { delay } from '../core/clock.js';
import type { HistoryStore, PositionedMessage } from '../history/history-store.js';
import type { Log } from '../platform/log.js';
import type { FollowedConversation, TabListener } from './followed-conversation.js';
import { pendingIds, sortMessages, type OtherTabTurns } from './other-tab-turns.js';
import { createPresence } from './presence.js';
import { readHint } from './read-hint.js';
import type { Tabs } from './tabs.js';
import type { TurnRegistry } from './turn-registry.js';

/** Between two readings of the store, in ms, so that eight tabs that write do not keep each other busy. */
const shortestPause = 50;
const longestPause = 120;

export interface TabFollowerDeps {
  readonly tabs: Tabs;
  readonly store: HistoryStore;
  readonly conversation: FollowedConversation;
  readonly registry: TurnRegistry;
  readonly listener: TabListener;
  readonly log: Log;
}

/** Keeps the open conversation as the other tabs leave it in the store. */
export interface TabFollower {
  /** Takes anything that was said on the channel, by our tabs or by another script. */
  hear(data: unknown): void;
  settled(messages: readonly PositionedMessage[]): Promise<readonly PositionedMessage[]>;
  /** Reads the whole last page: hints may have been missed. Resolves when that is on the screen. */
  refresh(): Promise<void>;
  dispose(): void;
}

export function createTabFollower(deps: TabFollowerDeps): TabFollower {
  const { tabs, store, conversation, registry, listener, log } = deps;
  const presence = createPresence(tabs, () => void read('all'));
  /** The next reading: the last page with the record, or messages at these positions. */
  let wanted: Set<number> | 'all' | undefined;
  let reading: Promise<void> | undefined;
  let last: Promise<void> = Promise.resolve();
  let isDisposed = false;
  let elsewhere: OtherTabTurns = new Map();

  async function settled(messages: readonly PositionedMessage[]): Promise<readonly PositionedMessage[]> {
    const { others } = registry;
    const held = await presence.among([...pendingIds(messages), ...others], elsewhere.keys());
    others.clear();
    for (const id of held) if (!registry.isOwn(id)) others.add(id);
    const work = { held, isOwn: (turnId: string) => registry.isOwn(turnId), now: tabs.clock.now() };
    const sorted = sortMessages(messages, conversation.messages.value, elsewhere, work);
    elsewhere = sorted.elsewhere;
    listener.onTurns(elsewhere);
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
      if (what === undefined || isDisposed) {
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
    const { first = 0, readTo } = conversation.positions;
    // Messages before the first that is loaded are read when they are scrolled to.
    const known = positions.filter((position) => position < readTo && (!hasEarlier.value || position >= first));
    if (known.length > 0) await show(id, await store.loadAt(id, known));
    if (positions.some((position) => position >= readTo)) await readOnFrom(id, readTo);
  }

  /** Reads all that is new here: a hint may have been missed. */
  async function readOnFrom(id: string, position: number): Promise<void> {
    const messages = await store.loadFrom(id, position);
    if (id === conversation.id) conversation.positions.markRead(position, messages);
    await show(id, messages);
  }

  async function readPage(): Promise<void> {
    const { id, isFirst, isKept } = conversation;
    if (isFirst) return join();
    const stored = await store.load(id);
    if (id !== conversation.id || isDisposed) return;
    if (!stored) {
      // A disk that was emptied, or a record that cannot be read, takes nothing from the screen.
      const removal = isKept ? await store.removalOf(id) : undefined;
      if (removal && id === conversation.id && !isDisposed) listener.onRemoved(removal);
      return;
    }
    conversation.setRecord(stored.conversation, stored.branches);
    listener.onRead(stored);
    const { readTo } = conversation.positions;
    const from = stored.messages[0]?.position ?? 0;
    // More than a page was written since: no hole is shown meanwhile.
    if (from > readTo) return readOnFrom(id, readTo);
    conversation.positions.markRead(from, stored.messages);
    await show(id, stored.messages);
  }

  async function show(id: string, messages: readonly PositionedMessage[]): Promise<void> {
    const rest = await settled(messages);
    if (id === conversation.id && !isDisposed) conversation.merge(rest);
  }

  /** Nothing was written here yet: opens what another tab has begun. */
  async function join(): Promise<void> {
    const stored = await store.loadLast();
    if (!stored || isDisposed) return;
    // The own one is kept for its draft, and still to be begun, unless another tab has written in it.
    if (stored.conversation.id === conversation.id && stored.messages.length === 0) return;
    const messages = await settled(stored.messages);
    if (conversation.isFirst && !isDisposed) conversation.join({ ...stored, messages });
  }

  function hear(data: unknown): void {
    const hint = readHint(data);
    if (!hint || isDisposed) return;
    if (hint.kind === 'user') return listener.onUserLeft();
    const isOpen = 'conversation' in hint && hint.conversation === conversation.id;
    switch (hint.kind) {
      case 'asks':
        if (tabs.running.has(hint.conversation)) tabs.post({ kind: 'runs', conversation: hint.conversation });
        return;
      case 'runs':
        return;
      case 'stop':
        if (tabs.running.has(hint.conversation)) listener.onStop(hint.conversation);
        return;
      case 'unread':
      case 'read':
        return listener.onUnread(hint.conversation, hint.kind === 'unread');
      case 'message':
        if (isOpen) {
          presence.touch();
          void read(hint.position);
        }
        break;
      case 'erased-all':
        void read('all');
        break;
      default:
        if (isOpen) void read('all');
    }
    // While the history is being read, that may be of before the hint: it is read again then.
    if (conversation.isFirst || conversation.isLoading) void read('all');
    if (hint.kind !== 'draft') listener.onListChange();
  }

  return {
    hear,
    settled,
    // Not after a pause: a turn may be waiting for it.
    refresh: () => readNow('all'),
    dispose() {
      isDisposed = true;
      presence.dispose();
    },
  };
}
