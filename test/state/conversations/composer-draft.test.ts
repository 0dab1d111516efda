import { expect, test, vi } from 'vitest';
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
