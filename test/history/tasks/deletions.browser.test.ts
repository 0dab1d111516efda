import { expect, test } from 'vitest';
import type { HistoryStore, StoredConversation } from '../../../src/history/history-store.js';
import { databaseName, withRecords } from '../database.js';
import { answerMessage, conversation, partialAnswer, userMessage } from '../samples.js';
import { open } from '../stores.js';

const kinds = ['persistent', 'session'] as const;

async function write(history: HistoryStore, id: string, turns: number): Promise<void> {
  await history.saveConversation({ ...conversation, id, title: `Title ${id}`, isPinned: true });
  for (let at = 0; at < turns; at += 1) {
    await history.saveMessage(id, 2 * at, userMessage(`u-${id}-${at}`));
    await history.saveMessage(id, 2 * at + 1, answerMessage(`a-${id}-${at}`));
  }
  await history.saveBranch(id, { id: 'b', turnId: `t-u-${id}-0`, position: 0, keepsUser: false, createdAt: 1 });
  await history.saveDraft(id, `draft ${id}`);
}

async function whole(history: HistoryStore, id: string): Promise<StoredConversation | null> {
  const stored = await history.load(id);
  return stored && { ...stored, messages: await history.loadFrom(id, 0), hasEarlier: false };
}

/** The keys of all records of a conversation, without the word that it was erased. */
async function keysOf(name: string, id: string): Promise<readonly IDBValidKey[]> {
  const records = await withRecords(name);
  return records
    .map(({ key }) => key)
    .filter((key) => JSON.stringify(key).includes(`"${id}"`) && !String(key).startsWith('x,'));
}

test.each(kinds)('%s: a deleted conversation is hidden from everything that reads', async (kind) => {
  const name = databaseName();
  const { history } = open(name, { kind });
  await write(history, 'c1', 2);
  await write(history, 'c2', 2);
  await history.deleteConversation('c2');
  expect((await history.listConversations()).map(({ id }) => id)).toEqual(['c1']);
  expect((await history.loadLast())?.conversation.id).toBe('c1');
  expect(await history.load('c2')).toBeNull();
  const read: string[] = [];
  for await (const stored of history.readAll()) read.push(stored.conversation.id);
  expect(read).toEqual(['c1']);
  expect((await history.usage()).conversations).toBe(1);
  expect(await history.removalOf('c2')).toBe('deleted');
  expect(await history.removalOf('c1')).toBeUndefined();
  // A tab that begins to write does not join it either.
  await history.deleteConversation('c1');
  expect(await history.beginFirst({ ...conversation, id: 'c3', firstWords: 'c3' })).toBeNull();
});

test.each(kinds)('%s: Undo brings back all of it, after a reload, too', async (kind) => {
  const name = databaseName();
  const { history } = open(name, { kind });
  await write(history, 'c1', 60);
  await write(history, 'c2', 2);
  const before = await whole(history, 'c1');
  const list = await history.listConversations();
  await history.deleteConversation('c1');
  expect(await history.undoDelete('c1')).toBe(true);
  expect(await whole(history, 'c1')).toEqual(before);
  expect(before?.messages).toHaveLength(120);
  await history.close();
  const later = open(name, { kind }).history;
  expect((await later.loadLast())?.conversation.id).toBe('c2');
  expect(await whole(later, 'c1')).toEqual(before);
  expect(await later.listConversations()).toEqual(list);
});

test('delete writes one record, and Undo takes it away', async () => {
  const name = databaseName();
  const { history } = open(name);
  await write(history, 'c1', 3);
  const before = await withRecords(name);
  await history.deleteConversation('c1');
  const hidden = await withRecords(name);
  expect(hidden.length).toBe(before.length + 1);
  expect(hidden.filter(({ key }) => !before.some((other) => indexedDB.cmp(other.key, key) === 0))).toEqual([
    { key: ['c', 0, 'c1'], value: { formatVersion: 2, deletedAt: expect.any(Number) } },
  ]);
  await history.undoDelete('c1');
  expect(await withRecords(name)).toEqual(before);
});

test('a page that dies leaves a deleted conversation hidden, and the next one erases it before it shows anything', async () => {
  const name = databaseName();
  const { history } = open(name);
  await write(history, 'c1', 3);
  await write(history, 'c2', 3);
  await history.deleteConversation('c2');
  await history.close();
  expect((await keysOf(name, 'c2')).length).toBeGreaterThan(6);
  const later = open(name).history;
  expect((await later.loadLast())?.conversation.id).toBe('c1');
  expect(await keysOf(name, 'c2')).toEqual([]);
  expect(await later.undoDelete('c2')).toBe(false);
  expect(await later.removalOf('c2')).toBe('erased');
});

test('another page that opens meanwhile leaves Undo alone', async () => {
  const name = databaseName();
  const { history } = open(name);
  await write(history, 'c1', 3);
  const before = await whole(history, 'c1');
  await history.deleteConversation('c1');
  const other = open(name).history;
  expect(await other.loadLast()).toBeNull();
  expect(await other.listConversations()).toEqual([]);
  expect(await history.undoDelete('c1')).toBe(true);
  expect(await whole(other, 'c1')).toEqual(before);
});

test('without Web Locks, a deletion of the last 10 s may be another page’s', async () => {
  const name = databaseName();
  Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true });
  try {
    const { history } = open(name);
    await write(history, 'c1', 1);
    await history.deleteConversation('c1');
    const other = open(name).history;
    expect(await other.loadLast()).toBeNull();
    expect(await history.undoDelete('c1')).toBe(true);
    await history.deleteConversation('c1');
    await withRecords(name, (store) => store.put({ formatVersion: 2, deletedAt: Date.now() - 10_000 }, ['c', 0, 'c1']));
    await open(name).history.loadLast();
    expect(await keysOf(name, 'c1')).toEqual([]);
  } finally {
    Reflect.deleteProperty(navigator, 'locks');
  }
});

test('the end of the time for Undo erases nothing that another page has brought back', async () => {
  const name = databaseName();
  const { history } = open(name);
  await write(history, 'c1', 3);
  await history.deleteConversation('c1');
  await open(name).history.undoDelete('c1');
  await history.eraseDeleted('c1');
  expect((await whole(history, 'c1'))?.messages).toHaveLength(6);
  await history.deleteConversation('c1');
  await history.eraseDeleted('c1');
  expect(await keysOf(name, 'c1')).toEqual([]);
});

test('an answer that streams in another page while the conversation is deleted comes back with it', async () => {
  const name = databaseName();
  const { history } = open(name);
  await write(history, 'c1', 1);
  const other = open(name).history;
  await history.deleteConversation('c1');
  await other.saveCheckpoint('c1', 2, partialAnswer('late', 'It goes'));
  await other.saveMessage('c1', 2, answerMessage('late', 'It goes on'));
  expect(await history.load('c1')).toBeNull();
  await history.undoDelete('c1');
  expect((await whole(history, 'c1'))?.messages.map(({ message }) => message.text)).toContain('It goes on');
  await history.deleteConversation('c1');
  await history.eraseDeleted('c1');
  await other.saveCheckpoint('c1', 3, partialAnswer('later', 'It goes'));
  expect(await keysOf(name, 'c1')).toEqual([]);
});

test('a conversation that comes from a file is not hidden any more', async () => {
  const name = databaseName();
  const { history } = open(name);
  await write(history, 'c1', 1);
  const stored = await whole(history, 'c1');
  if (!stored) throw new Error('not stored');
  await history.deleteConversation('c1');
  await history.restoreConversation(stored);
  await history.eraseDeleted('c1');
  expect((await whole(history, 'c1'))?.messages).toHaveLength(2);
});

test('erasing everything leaves nothing of a deleted conversation', async () => {
  const name = databaseName();
  const { history } = open(name);
  await write(history, 'c1', 1);
  await history.deleteConversation('c1');
  await history.eraseAll();
  expect(await keysOf(name, 'c1')).toEqual([]);
  expect(await history.undoDelete('c1')).toBe(false);
});
