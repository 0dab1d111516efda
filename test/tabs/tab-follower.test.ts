import { expect, onTestFinished, test } from 'vitest';
import type { HistoryStore, StoredConversation } from '../../src/history/history-store.js';
import { openHistory } from '../../src/history/open-history.js';
import { lazy } from '../../src/platform/lazy.js';
import { createBus } from '../../src/state/bus.js';
import { createHistoryWriter } from '../../src/state/conversations/history-writer.js';
import { OpenConversation } from '../../src/state/conversations/open-conversation.js';
import { createTabFollower } from '../../src/tabs/tab-follower.js';
import { openTabs } from '../../src/tabs/tabs.js';
import { TurnRegistry } from '../../src/tabs/turn-registry.js';
import { ManualClock } from '../support/manual-clock.js';

const log = { warn() {}, debug() {} };
const question = { id: 'u', role: 'user', turnId: 't', createdAt: 1, text: 'Hello', status: 'complete' } as const;

/** A tab whose history is still being read, and a store into which another tab writes. */
function setUp() {
  const clock = new ManualClock();
  const store = openHistory({ kind: 'none', name: 'test', clock, log, onFallback() {} });
  const registry = new TurnRegistry();
  const stopped: string[] = [];
  const tabs = openTabs({ name: 'test', isShared: () => true, server: () => '', clock });
  const conversation = new OpenConversation({
    writer: createHistoryWriter(store, clock, log),
    clock,
    bus: createBus(),
    versioning: lazy(() => Promise.reject(new Error('not needed'))),
    isWorkedOn: (turnId) => registry.isWorkedOn(turnId),
  });
  const follower = createTabFollower({
    tabs,
    store,
    conversation,
    registry,
    log,
    listener: {
      onTurns() {},
      onRead() {},
      onRemoved() {},
      onUnread() {},
      onStop: (id) => stopped.push(id),
      onListChange() {},
      onUserLeft() {},
    },
  });
  onTestFinished(() => {
    follower.dispose();
    tabs.suspend();
  });
  return { store, conversation, follower, tabs, stopped };
}

/** A message that another tab writes, and tells of. */
async function write(store: HistoryStore): Promise<object> {
  await store.saveConversation({ id: 'c', createdAt: 1, updatedAt: 1 });
  return { kind: 'message', conversation: 'c', position: await store.saveMessage('c', 1, question) };
}

test('what another tab begins while the history is being read is opened, though no more is said of it', async () => {
  const { store, conversation, follower } = setUp();
  const before = await store.loadLast();
  follower.hear(await write(store));
  conversation.load(before);
  await expect.poll(() => conversation.messages.value).toEqual([question]);
  expect(conversation.id).toBe('c');
});

test('what another tab writes into the conversation that is being read is read as well', async () => {
  const { store, conversation, follower } = setUp();
  const before: StoredConversation = {
    conversation: { id: 'c', createdAt: 1, updatedAt: 1 },
    messages: [],
    branches: [],
    hasEarlier: false,
    draft: '',
  };
  follower.hear(await write(store));
  conversation.load(before);
  await expect.poll(() => conversation.messages.value).toEqual([question]);
});

test('a turn is stopped from another tab where it runs, and nowhere else', async () => {
  const { follower, tabs, stopped } = setUp();
  const stop = { kind: 'stop', conversation: 'c' };
  follower.hear(stop);
  const release = await tabs.takeTurn(
    'c',
    new AbortController().signal,
    () => {},
    () => {},
  );
  follower.hear({ ...stop, conversation: 'd' });
  expect(stopped).toEqual([]);
  follower.hear(stop);
  release();
  follower.hear(stop);
  expect(stopped).toEqual(['c']);
});
