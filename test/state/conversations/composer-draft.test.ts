import { expect, test, vi } from 'vitest';
import { lazy } from '../../../src/platform/lazy.js';
import { createBus } from '../../../src/state/bus.js';
import { createComposerDraft } from '../../../src/state/conversations/composer-draft.js';
import { createHistoryWriter } from '../../../src/state/conversations/history-writer.js';
import { OpenConversation } from '../../../src/state/conversations/open-conversation.js';
import { idOf, names, texts, VisitorPage } from '../../support/visitor-page.js';

test('a draft belongs to its conversation, and survives a reload', async () => {
  const page = new VisitorPage();
  const model = await page.chatter();
  model.draft.value = 'about the seas';
  page.clock.advance(300);
  model.conversations.open(idOf(model, 'bees'));
  await vi.waitFor(() => expect(texts(model)).toContain('bees'));
  expect(model.draft.value).toBe('');
  model.draft.value = 'about the bees';
  model.conversations.open(idOf(model, 'seas'));
  await vi.waitFor(() => expect(model.draft.value).toBe('about the seas'));
  const again = new VisitorPage(page.store).start();
  await vi.waitFor(() => expect(again.isLoaded.value).toBe(true));
  expect(again.draft.value).toBe('about the seas');
  expect((await page.store.load(idOf(model, 'bees')))?.draft).toBe('about the bees');
});

test('a draft of a conversation without messages survives a reload, when the page goes away at once', async () => {
  const page = new VisitorPage();
  const model = page.start();
  await vi.waitFor(() => expect(model.isLoaded.value).toBe(true));
  expect(await page.store.listConversations()).toEqual([]);
  model.draft.value = 'half a tho';
  model.flush();
  const again = new VisitorPage(page.store).start();
  await vi.waitFor(() => expect(again.draft.value).toBe('half a tho'));
  await again.conversations.load();
  expect(names(again)).toEqual([]);
});

test('what was typed before the disk answered stays', async () => {
  const page = new VisitorPage();
  const model = page.start();
  model.draft.value = 'early';
  await vi.waitFor(() => expect(model.isLoaded.value).toBe(true));
  expect(model.draft.value).toBe('early');
});

test('startWith fresh opens empty beside what is kept', async () => {
  const page = new VisitorPage();
  await page.chatter();
  const model = new VisitorPage(page.store).start({ startWith: 'fresh' });
  await model.conversations.load();
  expect(texts(model)).toEqual([]);
  expect(names(model)).toEqual(['seas', 'trees', 'bees']);
});

test('a draft goes on in the conversation that another tab has begun, before its own copy goes', async () => {
  const { store, clock } = new VisitorPage();
  const other = { id: 'other', createdAt: 1, updatedAt: 2, firstWords: 'Hello' };
  await store.saveConversation(other);
  const bus = createBus();
  const writer = createHistoryWriter(store, clock, { warn() {}, debug() {} });
  const conversation = new OpenConversation({
    writer,
    clock,
    bus,
    versioning: lazy(() => import('../../../src/state/recovery/recovery.js')),
    isWorkedOn: () => false,
  });
  const draft = createComposerDraft(conversation, writer, clock, bus);
  conversation.load(null);
  draft.load('');
  draft.text.value = 'begun here';
  clock.advance(1_000);
  const { id } = conversation;
  expect((await store.load(id))?.draft).toBe('begun here');
  conversation.join({ conversation: other, messages: [], hasEarlier: false, branches: [], draft: '' });
  // No time passes: the page could be gone now.
  expect((await store.load('other'))?.draft).toBe('begun here');
  expect(await store.removalOf(id)).toBe('erased');
});
