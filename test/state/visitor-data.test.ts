import { signal } from '@preact/signals-core';
import { expect, test } from 'vitest';
import type { Conversation } from '../../src/core/conversation.js';
import { createVisitorData, type VisitorDataDeps } from '../../src/state/visitor-data.js';
import { long, memoryStore } from '../history/exchange/samples.js';
import { ManualClock } from '../support/manual-clock.js';

/** The data of a visitor who has three conversations, `new` written to last and `open` on the screen. */
async function visitor(open: string) {
  const store = memoryStore();
  for (const id of ['old', 'middle', 'new']) {
    const stored = long(4);
    const messages = stored.messages.map(({ position, message }) => ({
      position,
      message: { ...message, id: `${id}-${message.id}` },
    }));
    await store.restoreConversation({ ...stored, conversation: { ...stored.conversation, id }, messages });
  }
  const forgotten: (string | undefined)[] = [];
  const conversation = signal<Conversation>({ id: open, createdAt: 0, updatedAt: 0 });
  const model = {
    conversation,
    conversations: { refresh() {} },
    flush() {},
    forget: async (id: string | undefined) => void forgotten.push(id),
  } as unknown as VisitorDataDeps['model'];
  const words = { you: 'You', assistant: 'Nova', conversation: 'C', sources: 'S', incomplete: 'I', moment: () => '' };
  const data = createVisitorData({ store, model, clock: new ManualClock(), words: () => words, modelName: () => 'm' });
  const ids = async (): Promise<string[]> => (await data.list()).map(({ id }) => id);
  return { data, ids, forgotten };
}

test('the oldest conversation is erased for room, and never the open one', async () => {
  const { data, ids, forgotten } = await visitor('old');
  await data.eraseOldest();
  expect(await ids()).toEqual(['new', 'old']);
  await data.eraseOldest();
  expect(await ids()).toEqual(['old']);
  await data.eraseOldest();
  expect(await ids()).toEqual(['old']);
  expect(forgotten).toEqual([]);
});

test('a conversation that is erased is forgotten first, and so is everything', async () => {
  const { data, ids, forgotten } = await visitor('new');
  await data.erase('old');
  expect(forgotten).toEqual(['old']);
  await data.erase('new');
  expect(await ids()).toEqual(['middle']);
  await data.erase();
  expect(await ids()).toEqual([]);
  expect(forgotten).toEqual(['old', 'new', undefined]);
});

test('an export of one conversation holds it alone', async () => {
  const { data } = await visitor('new');
  const { conversations } = JSON.parse(await data.export('json', 'middle')) as { conversations: { id: string }[] };
  expect(conversations.map(({ id }) => id)).toEqual(['middle']);
  expect((await data.load('middle'))?.messages).toHaveLength(4);
});
