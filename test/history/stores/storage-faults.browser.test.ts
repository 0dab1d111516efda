import { expect, onTestFinished, test } from 'vitest';
import { openIdbHistory } from '../idb-history.js';
import { createIdbRecordStore } from '../../../src/history/stores/idb-record-store.js';
import { textRecords } from '../../../src/history/stores/text-records.js';
import { systemClock } from '../../../src/platform/system-clock.js';
import { ManualClock } from '../../support/manual-clock.js';
import { databaseName, hasDatabase, replaceMethod, withRecords } from '../database.js';
import { failFull, failTransactions, full, setQuota, textsIn, written } from '../faults.js';
import { answerMessage, conversation, rememberingLog, userMessage } from '../samples.js';
import { open } from '../stores.js';

test('goes on in memory, with all that was read and written, when the connection breaks twice', async () => {
  const name = databaseName();
  await written(name);
  const { history, fallbacks, warnings } = open(name);
  await history.loadLast();
  await history.saveMessage('c1', 2, userMessage('u2'));
  await history.saveCheckpoint('c1', 3, answerMessage('b', 'One'));
  failTransactions(name, 2, () => {
    throw new DOMException('Internal error', 'UnknownError');
  });
  await history.saveCheckpoint('c1', 3, answerMessage('b', 'One two'));
  expect(history.kind).toBe('memory');
  await history.saveMessage('c1', 4, userMessage('u3'));
  const loaded = await history.loadLast();
  expect(loaded?.messages.map(({ message }) => message.text)).toEqual([
    'Question u',
    'Answer a',
    'Question u2',
    'One two',
    'Question u3',
  ]);
  expect(fallbacks()).toBe(1);
  expect(warnings).toHaveLength(1);
  expect(await textsIn(name)).toEqual(['Question u', 'Answer a', 'Question u2', 'One']);
});

test('goes on in memory when the disk is full, at once, and the rest stays on the disk (fs-011, fs-012)', async () => {
  const name = databaseName();
  await setQuota(500_000);
  onTestFinished(() => setQuota());
  const { history, fallbacks, connections } = await written(name);
  const before = connections.length;
  await history.saveMessage('c1', 2, userMessage('u2', 'x'.repeat(2_000_000)));
  expect(connections.length - before).toBe(1);
  expect(fallbacks()).toBe(1);
  await history.saveMessage('c1', 3, answerMessage('b'));
  expect((await history.loadLast())?.messages).toHaveLength(4);
  expect(fallbacks()).toBe(1);
  expect(await textsIn(name)).toEqual(['Question u', 'Answer a']);
});

test('writes to the disk again, with all of the meantime, once the oldest is erased (fs-011)', async () => {
  const name = databaseName();
  const restored: string[] = [];
  const { history, fallbacks } = open(name, { onRestore: () => void restored.push(history.kind) });
  await history.saveMessage('oldest', 0, userMessage('old'));
  await history.saveMessage('c1', 0, userMessage('u'));
  await history.listConversations();
  failTransactions(name, 1, failFull);
  await history.saveMessage('c1', 1, answerMessage('a'));
  expect([fallbacks(), history.kind]).toEqual([1, 'memory']);
  await history.saveCheckpoint('c1', 2, answerMessage('b', 'One'));
  expect((await history.loadLast())?.messages).toHaveLength(3);
  const list = await history.listConversations();
  expect(list.map(({ id }) => id)).toEqual(['c1', 'oldest']);
  expect(await textsIn(name)).toEqual(['Question u']);

  await history.eraseConversation(list.at(-1)?.id ?? '');
  expect((await open(name).history.listConversations()).map(({ id }) => id)).toEqual(['c1']);
  await history.saveMessage('c1', 2, answerMessage('b', 'One two'));
  expect([restored, history.kind]).toEqual([['persistent'], 'persistent']);
  expect(await textsIn(name)).toEqual(['Question u', 'Answer a', 'One two']);
  expect(fallbacks()).toBe(1);
});

test('tries the disk again with the next message of the visitor: others may have made room', async () => {
  const name = databaseName();
  const { history, fallbacks } = open(name);
  await history.saveMessage('c1', 0, userMessage('u'));
  failTransactions(name, 1, failFull);
  await history.saveMessage('c1', 1, answerMessage('a'));
  // At the place that this tab has taken in memory.
  await open(name).history.saveMessage('c1', 1, answerMessage('theirs'));
  failTransactions(name, 1, failFull);
  await history.saveMessage('c1', 2, { ...userMessage('u2'), status: 'sending' });
  expect(history.kind).toBe('memory');
  expect(await history.saveMessage('c1', 2, { ...userMessage('u2'), status: 'sending' })).toBe(3);
  expect(history.kind).toBe('persistent');
  expect(await history.saveMessage('c1', 1, answerMessage('a', 'edited'))).toBe(2);
  expect(await textsIn(name)).toEqual(['Question u', 'Answer theirs', 'edited', 'Question u2']);
  expect(fallbacks()).toBe(1);
});

test('rejects with the cause when the disk turns out to be full only at the commit (fs-013)', async () => {
  const name = databaseName();
  const history = await openIdbHistory({ name, clock: systemClock, log: rememberingLog() });
  onTestFinished(() => history.close());
  failTransactions(name, 1, (begin) => {
    const transaction = begin();
    Object.defineProperty(transaction, 'error', { value: full });
    transaction.addEventListener('complete', (event) => {
      event.stopImmediatePropagation();
      transaction.dispatchEvent(new Event('abort'));
    });
    return transaction;
  });
  await expect(history.saveMessage('c1', 0, userMessage('u'))).rejects.toMatchObject({ code: 'storage', cause: full });
});

test('rejects without a fallback when a new connection does not help either', async () => {
  const name = databaseName();
  const history = await openIdbHistory({ name, clock: systemClock, log: rememberingLog() });
  onTestFinished(() => history.close());
  failTransactions(name, 2, () => {
    throw new DOMException('Internal error', 'UnknownError');
  });
  await expect(history.saveConversation(conversation)).rejects.toMatchObject({ code: 'storage' });
  await history.saveConversation(conversation);
  expect((await history.loadLast())?.conversation).toEqual(conversation);
});

test('rejects with an error, also where the browser gives none for what it aborted', async () => {
  const name = databaseName();
  const history = await openIdbHistory({ name, clock: systemClock, log: rememberingLog() });
  onTestFinished(() => history.close());
  failTransactions(name, 2, (begin) => {
    const transaction = begin();
    transaction.addEventListener('complete', (event) => {
      event.stopImmediatePropagation();
      transaction.dispatchEvent(new Event('abort'));
    });
    return transaction;
  });
  await expect(history.saveCheckpoint('c1', 0, answerMessage('a'))).rejects.toMatchObject({
    name: 'ChatError',
    code: 'storage',
  });
});

test('does work as a whole or not at all', async () => {
  const name = databaseName();
  const store = createIdbRecordStore(name, systemClock, textRecords());
  onTestFinished(() => store.close());
  const failing = store.run('write', async (records) => {
    records.put(['c', 'half'], 1);
    await records.get(['c', 'half']);
    throw new Error('a fault of the work');
  });
  await expect(failing).rejects.toThrow('a fault of the work');
  expect(await withRecords(name)).toEqual([]);
});

test('gives up a transaction that hangs, and writes on a new connection', async () => {
  const name = databaseName();
  const clock = new ManualClock();
  const { history, fallbacks } = open(name, { clock });
  await history.saveConversation(conversation);
  failTransactions(name, 1, (begin) => {
    const transaction = begin();
    transaction.addEventListener('complete', (event) => event.stopImmediatePropagation());
    return transaction;
  });
  const saved = history.saveMessage('c1', 0, userMessage('u'));
  clock.advance(10_000);
  await saved;
  expect(await textsIn(name)).toEqual(['Question u']);
  expect(fallbacks()).toBe(0);
  expect(clock.pending).toBe(0);
});

test('leaves a database of the page with the same name alone and uses memory (fs-052)', async () => {
  const name = databaseName();
  await new Promise<void>((resolve) => {
    const request = indexedDB.open(name, 3);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore('theirs').put('data', 'key'));
    request.addEventListener('success', () => {
      request.result.close();
      resolve();
    });
  });
  const { history, fallbacks } = open(name);
  await history.saveConversation(conversation);
  expect(await history.loadLast()).toMatchObject({ conversation });
  expect(fallbacks()).toBe(1);
  expect(await hasDatabase(name)).toBe(true);
});

test('awaits nothing but its own requests within a transaction (fs-021)', async () => {
  const name = databaseName();
  const inactive: string[] = [];
  for (const method of ['get', 'put', 'getAll', 'getAllKeys', 'openKeyCursor', 'delete'] as const) {
    replaceMethod(
      IDBObjectStore.prototype,
      method,
      (original) =>
        function (this: IDBObjectStore, ...given: never[]) {
          try {
            return Reflect.apply(original, this, given);
          } catch (error) {
            inactive.push(`${method}: ${String(error)}`);
            throw error;
          }
        } as never,
    );
  }
  for (const isEncrypted of [false, true]) {
    const { history, fallbacks } = open(`${name}`, { isEncrypted });
    await history.saveMessage('c1', 0, { ...userMessage('u'), status: 'sending' });
    await history.saveConversation({ ...conversation, updatedAt: 9_000 });
    await history.saveCheckpoint('c1', 1, answerMessage('a'));
    await history.saveDraft('c1', 'begun');
    await history.loadLast();
    await history.loadBefore('c1', 1);
    await history.loadFrom('c1', 0);
    await history.usage();
    await history.eraseConversation('c1');
    await history.eraseAll();
    expect(fallbacks()).toBe(0);
    await history.close();
  }
  expect(inactive).toEqual([]);
});
