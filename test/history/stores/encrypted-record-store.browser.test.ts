import { expect, onTestFinished, test } from 'vitest';
import { dropKey } from '../../../src/history/tasks/drop-key.js';
import { systemClock } from '../../../src/platform/system-clock.js';
import { databaseName, deleteDatabase, replaceMethod, withRecords } from '../database.js';
import { allMessages } from '../faults.js';
import { answerMessage, conversation, partialAnswer, richAnswer, userMessage } from '../samples.js';
import { open, type OpenedHistory } from '../stores.js';

const isEncrypted = true;
const marker = 'marker-51c0';

async function writeAll({ history }: OpenedHistory): Promise<void> {
  await history.saveMessage('c1', 0, userMessage('u', `${marker} first words`));
  await history.saveConversation({ ...conversation, title: marker, titledBy: 'visitor' });
  await history.saveMessage('c1', 1, { ...richAnswer, text: marker, reasoning: marker, model: marker });
  await history.saveCheckpoint('c1', 2, partialAnswer('b', `${marker} so`));
  await history.saveCheckpoint('c1', 2, partialAnswer('b', `${marker} so far`));
  await history.saveDraft('c1', marker);
  await history.saveBranch('c1', { id: 'b1', turnId: 't', position: 0, keepsUser: true, createdAt: 1 });
}

test('keeps no word in clear, and gives all of it back', async () => {
  const name = databaseName();
  await writeAll(open(name, { isEncrypted }));
  const records = await withRecords(name);
  expect(records.length).toBeGreaterThan(7);
  const bytes = records.map(({ value }) => new TextDecoder('latin1').decode(Reflect.get(Object(value), 'sealed')));
  expect(JSON.stringify(records) + bytes.join('')).not.toContain('marker');
  const key = records.find((record) => Reflect.get(Object(record.key), 0) === 'k')?.value;
  expect(Reflect.get(Object(key), 'key')).toMatchObject({ extractable: false, type: 'secret' });

  const { history } = open(name, { isEncrypted });
  expect(await history.loadLast()).toMatchObject({
    conversation: { title: marker, firstWords: `${marker} first words` },
    messages: [
      { position: 0, message: { text: `${marker} first words` } },
      { position: 1, message: { ...richAnswer, text: marker, reasoning: marker, model: marker } },
      { position: 2, message: { text: `${marker} so far`, reason: 'reload' } },
    ],
    branches: [{ id: 'b1' }],
    draft: marker,
  });
  expect((await history.listConversations()).map(({ title }) => title)).toEqual([marker]);
});

test('what was written before encryption is encrypted with the first write, and read until then', async () => {
  const name = databaseName();
  const before = open(name).history;
  await before.saveMessage('c1', 0, userMessage('u', marker));
  await before.close();
  const { history } = open(name, { isEncrypted });
  expect((await history.loadLast())?.messages[0]?.message.text).toBe(marker);
  await history.saveMessage('c1', 1, answerMessage('a'));
  expect(JSON.stringify(await withRecords(name))).not.toContain(marker);
  expect((await history.loadLast())?.messages[0]?.message.text).toBe(marker);
});

test('two tabs write at once under one key, and each message is there once', async () => {
  const name = databaseName();
  const tabs = [0, 1, 2].map(() => open(name, { isEncrypted }).history);
  await Promise.all(
    tabs.map(async (history, tab) => {
      for (let at = 0; at < 10; at += 1) await history.saveMessage('c1', at, userMessage(`${tab}-${at}`));
    }),
  );
  const messages = await allMessages(open(name, { isEncrypted }).history);
  expect(messages).toHaveLength(30);
  expect(new Set(messages.map(({ message }) => message.id)).size).toBe(30);
  expect(new Set(messages.map(({ position }) => position)).size).toBe(30);
});

test('nobody can read it, nor find it, once its key is dropped at log-out', async () => {
  const name = databaseName();
  const { history } = open(name, { isEncrypted });
  await writeAll({ history } as OpenedHistory);
  await history.close();
  const stolen = await withRecords(name);
  await dropKey(name, systemClock);
  expect((await withRecords(name)).map(({ key }) => Reflect.get(Object(key), 0))).toEqual(['x']);

  // Even where a copy of the disk brings the records back.
  await withRecords(name, (store) => {
    for (const { key, value } of stolen) if (Reflect.get(Object(key), 0) !== 'k') store.put(value, key);
    store.delete(['x', 'c1']);
  });
  const again = open(name, { isEncrypted });
  expect(await again.history.listConversations()).toEqual([]);
  expect(await again.history.loadLast()).toBeNull();
  await again.history.saveMessage('c2', 0, userMessage('new'));
  expect((await again.history.loadLast())?.conversation.id).toBe('c2');
  expect(again.fallbacks()).toBe(0);
});

test('writes what is on the screen again, encrypted, into a database that was deleted', async () => {
  const name = databaseName();
  const { history, fallbacks } = open(name, { isEncrypted });
  await history.saveMessage('c1', 0, userMessage('u', marker));
  await deleteDatabase(name);
  await history.saveMessage('c1', 1, answerMessage('a'));
  expect(JSON.stringify(await withRecords(name))).not.toContain(marker);
  expect((await open(name, { isEncrypted }).history.loadLast())?.messages).toHaveLength(2);
  expect(fallbacks()).toBe(0);
});

test('goes on in memory, decrypted, when the disk breaks', async () => {
  const name = databaseName();
  const { history, fallbacks } = open(name, { isEncrypted });
  await history.saveMessage('c1', 0, userMessage('u'));
  replaceMethod(IDBDatabase.prototype, 'transaction', () => () => {
    throw new DOMException('gone', 'UnknownError');
  });
  await history.saveMessage('c1', 1, answerMessage('a'));
  expect((await history.loadLast())?.messages.map(({ message }) => message.text)).toEqual(['Question u', 'Answer a']);
  expect(fallbacks()).toBe(1);
});

test('keeps nothing in clear where the page cannot encrypt, and says so once', async () => {
  const name = databaseName();
  Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true });
  onTestFinished(() => void Reflect.deleteProperty(crypto, 'subtle'));
  const { history, fallbacks } = open(name, { isEncrypted });
  await history.saveMessage('c1', 0, userMessage('u', marker));
  await history.saveMessage('c1', 1, answerMessage('a'));
  expect((await history.loadLast())?.messages).toHaveLength(2);
  expect([fallbacks(), history.kind]).toEqual([1, 'memory']);
  expect((await indexedDB.databases()).map((database) => database.name)).not.toContain(name);
});
