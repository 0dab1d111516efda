import { expect, test, vi } from 'vitest';
import { idOf, names, texts, VisitorPage } from '../../support/visitor-page.js';

test('the list holds what was written in, the newest first, and follows what happens', async () => {
  const page = new VisitorPage();
  const model = await page.chatter();
  expect(names(model)).toEqual(['seas', 'trees', 'bees']);
  model.newConversation();
  expect(names(model)).toEqual(['seas', 'trees', 'bees']);
  await page.say(model, 'peas');
  await vi.waitFor(() => expect(names(model)).toEqual(['peas', 'seas', 'trees', 'bees']));
});

test('an opened conversation shows its messages, and a message sent there goes there', async () => {
  const page = new VisitorPage();
  const model = await page.chatter();
  model.conversations.open(idOf(model, 'bees'));
  await vi.waitFor(() => expect(texts(model)).toEqual(['bees', 're: bees']));
  await page.say(model, 'honey');
  expect(page.transport.answers.at(-1)?.request.messages.map((m) => m.content)).toEqual(['bees', 're: bees', 'honey']);
  await vi.waitFor(() => expect(names(model)).toEqual(['bees', 'seas', 'trees']));
});

test('a title of the visitor stays, a blank one gives the first words back', async () => {
  const page = new VisitorPage();
  const model = await page.chatter();
  const id = idOf(model, 'trees');
  model.conversations.rename(id, '  Oak   and elm ');
  await vi.waitFor(() => expect(names(model)).toEqual(['seas', 'Oak and elm', 'bees']));
  model.conversations.pin(id, true);
  const again = new VisitorPage(page.store).start();
  await again.conversations.load();
  expect(names(again)).toEqual(['seas', 'Oak and elm', 'bees']);
  expect(again.conversations.entries.value?.[1]).toMatchObject({ titledBy: 'visitor', isPinned: true });
  again.conversations.rename(id, ' ');
  await vi.waitFor(() => expect(names(again)).toEqual(['seas', 'trees', 'bees']));
});

test('a title given to the open conversation is not overwritten by its next message', async () => {
  const page = new VisitorPage();
  const model = await page.chatter();
  model.conversations.rename(idOf(model, 'seas'), 'Oceans');
  await vi.waitFor(() => expect(model.conversation.value.title).toBe('Oceans'));
  await page.say(model, 'waves');
  expect((await page.store.listConversations())[0]).toMatchObject({ title: 'Oceans', titledBy: 'visitor' });
});

test('what is deleted is hidden when the line says so, and comes back as it was', async () => {
  const page = new VisitorPage();
  const model = await page.chatter();
  const id = idOf(model, 'trees');
  model.conversations.erase(id);
  await vi.waitFor(() => expect(model.conversations.erasing.value).toHaveLength(1));
  expect(names(model)).toEqual(['seas', 'bees']);
  expect(await page.store.load(id)).toBeNull();
  model.conversations.undoErase(id);
  await vi.waitFor(async () => expect((await page.store.listConversations()).length).toBe(3));
  expect(names(model)).toEqual(['seas', 'trees', 'bees']);
  expect(model.conversations.erasing.value).toEqual([]);
  model.conversations.open(idOf(model, 'trees'));
  await vi.waitFor(() => expect(texts(model)).toEqual(['trees', 're: trees']));
});

test('after ten seconds nothing brings it back', async () => {
  const page = new VisitorPage();
  const model = await page.chatter();
  const id = idOf(model, 'trees');
  model.conversations.erase(id);
  await vi.waitFor(() => expect(model.conversations.erasing.value).toHaveLength(1));
  page.clock.advance(9_999);
  expect(model.conversations.erasing.value).toHaveLength(1);
  page.clock.advance(1);
  expect(model.conversations.erasing.value).toEqual([]);
  model.conversations.undoErase(id);
  await model.conversations.load();
  expect(names(model)).toEqual(['seas', 'bees']);
});

test('a deleted conversation is erased when ten seconds are over', async () => {
  const page = new VisitorPage();
  const model = await page.chatter();
  const id = idOf(model, 'trees');
  model.conversations.erase(id);
  await vi.waitFor(() => expect(model.conversations.erasing.value).toHaveLength(1));
  expect(await page.store.removalOf(id)).toBe('deleted');
  page.clock.advance(10_000);
  await vi.waitFor(async () => expect(await page.store.removalOf(id)).toBe('erased'));
});

test('a deleted conversation is erased when the page goes, and Undo is over', async () => {
  const page = new VisitorPage();
  const model = await page.chatter();
  const id = idOf(model, 'trees');
  model.conversations.erase(id);
  await vi.waitFor(() => expect(model.conversations.erasing.value).toHaveLength(1));
  model.suspend();
  expect(model.conversations.erasing.value).toEqual([]);
  expect(await page.store.removalOf(id)).toBe('erased');
  model.resume();
  model.conversations.undoErase(id);
  await model.conversations.load();
  expect(names(model)).toEqual(['seas', 'bees']);
});

test('Undo takes no time: what was said meanwhile in the conversation is there, too', async () => {
  const page = new VisitorPage();
  const model = await page.chatter();
  const id = idOf(model, 'trees');
  model.conversations.erase(id);
  await vi.waitFor(() => expect(model.conversations.erasing.value).toHaveLength(1));
  // Another tab had it open, and its answer came to an end.
  await page.store.saveMessage(id, 2, {
    role: 'assistant',
    id: 'late',
    turnId: 't-late',
    createdAt: 1,
    text: 're: trees, once more',
    status: 'complete',
  });
  model.conversations.undoErase(id);
  await vi.waitFor(() => expect(names(model)).toEqual(['seas', 'trees', 'bees']));
  const kept = await page.store.loadFrom(id, 0);
  expect(kept.map(({ message }) => message.text)).toEqual(['trees', 're: trees', 're: trees, once more']);
});

test('the open conversation can be deleted: an empty one takes its place, and Undo opens it again', async () => {
  const page = new VisitorPage();
  const model = await page.chatter();
  const id = idOf(model, 'seas');
  model.conversations.erase(id);
  await vi.waitFor(() => expect(model.conversations.erasing.value).toHaveLength(1));
  expect(texts(model)).toEqual([]);
  model.conversations.undoErase(id);
  await vi.waitFor(() => expect(texts(model)).toEqual(['seas', 're: seas']));
});

test('branches and a draft come back with a deleted conversation', async () => {
  const page = new VisitorPage();
  const model = page.start();
  await page.say(model, 'one');
  model.edit(model.messages.value[0]?.id ?? '', 'un');
  await vi.waitFor(() => expect(page.transport.answers).toHaveLength(2));
  page.transport.answers[1]?.end();
  await vi.waitFor(() => expect(model.turn.value.phase).toBe('idle'));
  model.draft.value = 'and then';
  page.clock.advance(300);
  await model.conversations.load();
  const { id } = model.conversation.value;
  model.conversations.erase(id);
  await vi.waitFor(() => expect(model.conversations.erasing.value).toHaveLength(1));
  expect(model.draft.value).toBe('');
  model.conversations.undoErase(id);
  await vi.waitFor(() => expect(texts(model)[0]).toBe('un'));
  expect(model.draft.value).toBe('and then');
  await vi.waitFor(() => expect(model.versions.value.size).toBe(1));
});

test('an answer that nobody saw makes its conversation unread, until it is seen', async () => {
  const page = new VisitorPage();
  const model = page.start();
  await page.say(model, 'bees');
  const { id } = model.conversation.value;
  expect([...model.conversations.unread.value]).toEqual([id]);
  model.markRead();
  expect(model.conversations.unread.value.size).toBe(0);
});

test('a name given in one tab and a pin set in another at once are both kept', async () => {
  const page = new VisitorPage();
  const model = await page.chatter();
  const other = new VisitorPage(page.store).start();
  await other.conversations.load();
  const id = idOf(model, 'trees');
  model.conversations.rename(id, 'Woods');
  other.conversations.pin(id, true);
  await vi.waitFor(async () => {
    const stored = (await page.store.listConversations()).find((entry) => entry.id === id);
    expect(stored).toMatchObject({ title: 'Woods', isPinned: true });
  });
});

test('a draft that another tab begins does not take back a new name', async () => {
  const page = new VisitorPage();
  const model = page.start();
  await vi.waitFor(() => expect(model.isLoaded.value).toBe(true));
  model.draft.value = 'begun';
  page.clock.advance(300);
  await vi.waitFor(async () => expect(await page.store.listConversations()).toHaveLength(1));
  const { id } = model.conversation.value;
  const otherPage = new VisitorPage(page.store);
  const other = otherPage.start();
  await vi.waitFor(() => expect(other.conversation.value.id).toBe(id));
  await page.store.changeConversation(model.conversation.value, { title: 'Woods', titledBy: 'visitor' });
  other.draft.value = 'begun again';
  otherPage.clock.advance(300);
  await vi.waitFor(async () => expect((await page.store.load(id))?.draft).toBe('begun again'));
  expect((await page.store.load(id))?.conversation.title).toBe('Woods');
});
