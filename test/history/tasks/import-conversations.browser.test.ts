import { expect, test } from 'vitest';
import type { HistoryStore, StoredConversation } from '../../../src/history/history-store.js';
import { ManualClock } from '../../support/manual-clock.js';
import { databaseName, hasDatabase, withRecords } from '../database.js';
import { answerMessage, userMessage } from '../samples.js';
import { open } from '../stores.js';

const file = Array.from({ length: 12 }, (_, at): StoredConversation => {
  const id = `c${at}`;
  return {
    conversation: { id, createdAt: 1, updatedAt: 2, title: id },
    messages: [
      { position: 0, message: userMessage(`u-${id}`) },
      { position: 1, message: answerMessage(`a-${id}`) },
    ],
    hasEarlier: false,
    branches: [],
    draft: '',
  };
});
const ids = file.map(({ conversation }) => conversation.id);

async function listed(history: HistoryStore): Promise<readonly string[]> {
  return (await history.listConversations()).map(({ id }) => id);
}

/** Resolves when some of the file is there, and not all. */
async function begun(history: HistoryStore): Promise<void> {
  await expect.poll(async () => (await listed(history)).length, { interval: 1 }).toBeGreaterThan(1);
}

test('adds a file in its order, twice as well as once', async () => {
  const name = databaseName();
  const { history } = open(name);
  expect((await history.importConversations(file)).map(({ conversation }) => conversation.id)).toEqual(ids);
  expect(await listed(history)).toEqual(ids);
  const before = (await withRecords(name)).length;
  await history.importConversations(file);
  expect(await listed(history)).toEqual(ids);
  expect((await withRecords(name)).length).toBe(before);
});

test('a file without conversations makes no database', async () => {
  const name = databaseName();
  expect(await open(name).history.importConversations([])).toEqual([]);
  expect(await hasDatabase(name)).toBe(false);
});

for (const isSameTab of [true, false]) {
  const where = isSameTab ? 'the same tab' : 'another tab';

  test(`everything that is erased in ${where} while an import runs stays erased`, async () => {
    const name = databaseName();
    const { history } = open(name);
    const eraser = isSameTab ? history : open(name).history;
    const importing = history.importConversations(file);
    await begun(eraser);
    await eraser.eraseAll();
    const added = await importing;
    expect(added.length).toBeLessThan(file.length);
    expect(await listed(history)).toEqual([]);
    expect((await withRecords(name)).map(({ key }) => Reflect.get(Object(key), 0))).not.toContain('m');
    // What is asked for after that is wanted.
    await history.importConversations(file);
    expect(await listed(history)).toEqual(ids);
  });

  test(`a conversation that is erased in ${where} while an import runs stays erased, and the others come`, async () => {
    const name = databaseName();
    const { history } = open(name);
    await history.importConversations(file);
    const eraser = isSameTab ? history : open(name).history;
    const importing = history.importConversations(file);
    // Done after the import has begun, which comes to the first of the file last.
    await history.listConversations();
    await eraser.eraseConversation('c0');
    const added = await importing;
    expect(added.map(({ conversation }) => conversation.id)).toEqual(ids.slice(1));
    expect(await listed(history)).toEqual(ids.slice(1));
  });
}

test('everything that is erased in the moment an import begins stays erased, whatever the clock says', async () => {
  const name = databaseName();
  const { history } = open(name, { clock: new ManualClock() });
  const importing = history.importConversations(file);
  const erasing = history.eraseAll();
  await Promise.all([importing, erasing]);
  expect(await listed(history)).toEqual([]);
});

test('what was erased before an import comes back by it', async () => {
  const name = databaseName();
  const { history } = open(name, { clock: new ManualClock() });
  await history.importConversations(file);
  await history.eraseConversation('c3');
  await history.eraseAll();
  await history.importConversations(file);
  expect(await listed(history)).toEqual(ids);
});
