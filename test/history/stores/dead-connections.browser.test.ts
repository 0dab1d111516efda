import { expect, test } from 'vitest';
import { databaseName, deleteDatabase, withRecords } from '../database.js';
import { clearSite, failTransactions, textsIn, written } from '../faults.js';
import { answerMessage, conversation, userMessage } from '../samples.js';
import { open } from '../stores.js';

test('goes on after a connection that died without an event (fs-018)', async () => {
  const name = databaseName();
  const { history, connections, fallbacks } = await written(name);
  connections.at(-1)?.close();
  await history.saveMessage('c1', 2, userMessage('u2'));
  expect(await textsIn(name)).toEqual(['Question u', 'Answer a', 'Question u2']);
  expect(fallbacks()).toBe(0);
});

test('goes on after a connection that the browser closed, for reading and for checkpoints, too (fs-017)', async () => {
  const name = databaseName();
  const { history, connections, fallbacks } = await written(name);
  const kill = (): void => {
    const last = connections.at(-1);
    last?.close();
    last?.dispatchEvent(new Event('close'));
  };
  kill();
  await history.saveCheckpoint('c1', 2, answerMessage('b', 'One'));
  kill();
  await history.saveCheckpoint('c1', 2, answerMessage('b', 'One two'));
  kill();
  expect((await history.loadLast())?.messages.at(-1)?.message.text).toBe('One two');
  kill();
  await history.eraseConversation('c1');
  expect(await textsIn(name)).toEqual([]);
  expect(fallbacks()).toBe(0);
});

test('uses a new connection after "Connection to Indexed Database server lost" (fs-019)', async () => {
  const name = databaseName();
  const { history, connections, fallbacks } = await written(name);
  const dead = connections.at(-1);
  failTransactions(name, 1, () => {
    throw new DOMException('Connection to Indexed Database server lost. Refresh the page to try again', 'UnknownError');
  });
  const before = connections.length;
  await history.saveMessage('c1', 2, userMessage('u2'));
  expect(connections.slice(before)).not.toContain(dead);
  expect(await textsIn(name)).toEqual(['Question u', 'Answer a', 'Question u2']);
  expect(fallbacks()).toBe(0);
});

test('writes once more after a transaction that the browser aborted (fs-020)', async () => {
  const name = databaseName();
  const { history, fallbacks } = await written(name);
  const late = (begin: () => IDBTransaction): IDBTransaction => {
    const transaction = begin();
    queueMicrotask(() => transaction.abort());
    return transaction;
  };
  failTransactions(name, 1, late);
  await history.saveMessage('c1', 2, userMessage('u2'));
  failTransactions(name, 1, late);
  await history.saveConversation({ ...conversation, updatedAt: 5_000 });
  expect((await open(name).history.loadLast())?.conversation.updatedAt).toBe(5_000);
  expect(await textsIn(name)).toEqual(['Question u', 'Answer a', 'Question u2']);
  expect(fallbacks()).toBe(0);
});

test('writes what is on the screen again into a database that was deleted (fs-016)', async () => {
  const name = databaseName();
  const { history, fallbacks } = await written(name);
  await history.saveCheckpoint('c1', 2, answerMessage('b', 'One'));
  await deleteDatabase(name);
  await history.saveCheckpoint('c1', 2, answerMessage('b', 'One two'));
  expect(await textsIn(name)).toEqual(['Question u', 'Answer a', 'One two']);
  await deleteDatabase(name);
  await history.saveMessage('c1', 2, answerMessage('b', 'One two three'));
  expect(await textsIn(name)).toEqual(['Question u', 'Answer a', 'One two three']);
  expect(fallbacks()).toBe(0);
});

test('writes what it had loaded again when the data of the site are cleared (fs-009)', async () => {
  const name = databaseName();
  await written(name);
  const { history, fallbacks } = open(name);
  await history.loadLast();
  // Waits for the housekeeping, which goes on after that, so that only what is written meets the cleared site.
  await history.listConversations();
  await clearSite();
  await history.saveMessage('c1', 2, userMessage('u2'));
  expect([fallbacks(), await textsIn(name)]).toEqual([0, ['Question u', 'Answer a', 'Question u2']]);
});

test('keeps no copy of what is let go of, and reads it from the disk', async () => {
  const name = databaseName();
  const { history } = await written(name);
  await history.saveMessage('c1', 2, userMessage('u2'));
  await history.letGo('c1', 2);
  const page = await history.loadBefore('c1', 2);
  expect(page.messages.map(({ message }) => message.text)).toEqual(['Question u', 'Answer a']);
  await history.letGo('c1', 2);
  await deleteDatabase(name);
  await history.saveMessage('c1', 3, answerMessage('b'));
  expect(await textsIn(name)).toEqual(['Question u2', 'Answer b']);
});

test('lets go of nothing that is in memory only', async () => {
  const { history } = open(databaseName(), { kind: 'none' });
  await history.saveMessage('c1', 0, userMessage('u'));
  await history.letGo('c1', 1);
  expect((await history.load('c1'))?.messages).toHaveLength(1);
});

test('does not bring back what another tab has erased', async () => {
  const name = databaseName();
  const { history, connections } = await written(name);
  await open(name).history.eraseConversation('c1');
  connections.at(-1)?.close();
  await history.saveConversation({ ...conversation, id: 'c2' });
  const records = await withRecords(name);
  expect(records.filter(({ key }) => Array.isArray(key) && key[1] === 'c1' && key[0] !== 'x')).toEqual([]);
});

test.each(['before', 'after'])('does not bring back what it has erased %s the database was deleted', async (when) => {
  const name = databaseName();
  const { history } = await written(name);
  if (when === 'before') await history.eraseConversation('c1');
  await deleteDatabase(name);
  if (when === 'after') await history.eraseConversation('c1');
  await history.saveConversation({ ...conversation, id: 'c2' });
  const records = await withRecords(name);
  expect(records.filter(({ key }) => Array.isArray(key) && key[1] === 'c1' && key[0] !== 'x')).toEqual([]);
});

test('does not keep another connection from upgrading or deleting the database (fs-027, fs-046)', async () => {
  const name = databaseName();
  const { history } = await written(name);
  const upgraded = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 7);
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('blocked', () => reject(new Error('blocked')));
  });
  upgraded.close();
  await history.saveMessage('c1', 2, userMessage('u2'));
  expect(await textsIn(name)).toHaveLength(3);
  await deleteDatabase(name);
});
