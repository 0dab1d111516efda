import { expect, test } from 'vitest';
import formatOne from '../../fixtures/history/format-1.json' with { type: 'json' };
import { databaseName, withRecords } from '../database.js';
import { answerMessage } from '../samples.js';
import { open } from '../stores.js';

async function seeded(): Promise<string> {
  const name = databaseName();
  await withRecords(name, (store) => {
    for (const { key, value } of formatOne) store.put(value, key);
  });
  return name;
}

test('opens what a script of format 1 has left: the conversation it wrote to last, its partial answer included', async () => {
  const { history } = open(await seeded());
  expect(await history.loadLast()).toEqual({
    conversation: expect.objectContaining({ id: 'last', updatedAt: 1_700_000_200_000 }),
    messages: [
      { position: 0, message: expect.objectContaining({ id: 'u2', text: 'Rivière 🛶', status: 'sending' }) },
      { position: 1, message: expect.objectContaining({ id: 'a2', text: 'One two', reason: 'reload' }) },
    ],
    hasEarlier: false,
    branches: [],
    draft: '',
  });
});

test('reads every message of format 1 as it was', async () => {
  const { history } = open(await seeded());
  const older = await history.load('older');
  const written = formatOne.filter(({ key }) => key[0] === 'm' && key[1] === 'older');
  expect(older?.messages).toEqual(
    written.map(({ key, value: { formatVersion: _, ...message } }) => ({ position: key[2], message })),
  );
});

test('goes on in a conversation of format 1, and leaves no record of it that cannot be read', async () => {
  const name = await seeded();
  const { history } = open(name);
  await history.loadLast();
  expect(await history.saveMessage('last', 1, answerMessage('a2', 'One two three'))).toBe(1);
  const again = await open(name).history.loadLast();
  expect(again?.messages.map(({ message }) => message.text)).toEqual(['Rivière 🛶', 'One two three']);
  expect(again?.conversation.id).toBe('last');
});

test('is not held up by a tab with an older script, and reads what that goes on writing (fs-045)', async () => {
  const name = await seeded();
  const old = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
  try {
    const { history, fallbacks } = open(name);
    await history.loadLast();
    await history.saveMessage('last', 2, answerMessage('new'));
    const theirs = { formatVersion: 1, role: 'user', id: 'u9', text: 'From the older tab', status: 'sending' };
    old.transaction('records', 'readwrite').objectStore('records').put(theirs, ['m', 'last', 3]);
    const read = await history.loadFrom('last', 2);
    expect(read.map(({ message }) => message.text)).toEqual(['Answer new', 'From the older tab']);
    expect([history.kind, fallbacks()]).toEqual(['persistent', 0]);
  } finally {
    old.close();
  }
});

test('gives conversations of format 1 the first words of their messages, for the list', async () => {
  const { history } = open(await seeded());
  expect((await history.listConversations()).map(({ id, firstWords }) => [id, firstWords])).toEqual([
    ['older', 'Do you ship to Norway, and how long does it take?'],
    ['last', 'Rivière 🛶'],
  ]);
});
