import { expect, test } from 'vitest';
import { databaseName, withRecords } from '../database.js';
import { answerMessage, conversation, userMessage } from '../samples.js';
import { open } from '../stores.js';

const kinds = ['persistent', 'session', 'none'] as const;

test('opens a conversation of 10,000 messages by reading its last page, and the others one by one (fs-015)', async () => {
  const name = databaseName();
  const { history, fallbacks } = open(name);
  await history.saveConversation(conversation);
  await withRecords(name, (store) => {
    for (let at = 0; at < 10_000; at += 1) {
      store.put({ formatVersion: 2, ...userMessage(`u${at}`) }, ['m', 'c1', at]);
    }
  });
  const read: number[] = [];
  const original = IDBObjectStore.prototype.getAll;
  const keys = IDBObjectStore.prototype.getAllKeys;
  IDBObjectStore.prototype.getAll = counting(original);
  IDBObjectStore.prototype.getAllKeys = counting(keys);
  function counting<T extends typeof original | typeof keys>(method: T): T {
    return function (this: IDBObjectStore, query?: IDBKeyRange) {
      const request: IDBRequest<unknown[]> = method.call(this, query);
      request.addEventListener('success', () => read.push(request.result.length));
      return request;
    } as T;
  }
  try {
    const last = await open(name).history.loadLast();
    expect(last?.messages.map(({ position }) => position)).toEqual(Array.from({ length: 50 }, (_, at) => 9_950 + at));
    expect(last?.hasEarlier).toBe(true);
    expect(Math.max(...read)).toBeLessThanOrEqual(51);
    const page = await history.loadBefore('c1', 9_950);
    expect(page.messages.map(({ position }) => position)).toEqual(Array.from({ length: 50 }, (_, at) => 9_900 + at));
    const first = await history.loadBefore('c1', 50);
    expect([first.messages.length, first.hasEarlier]).toEqual([50, false]);
    expect(await history.loadBefore('c1', 0)).toEqual({ messages: [], hasEarlier: false });
    expect(Math.max(...read)).toBeLessThanOrEqual(51);
  } finally {
    IDBObjectStore.prototype.getAll = original;
    IDBObjectStore.prototype.getAllKeys = keys;
  }
  let all = 0;
  for await (const stored of history.readAll()) all += stored.messages.length;
  expect(all).toBe(10_000);
  expect(await history.usage()).toMatchObject({ conversations: 1, messages: 10_000, since: 1_000 });
  expect(fallbacks()).toBe(0);
});

test.each(kinds)('%s: gives pages that join without a gap, partial answers in their place', async (kind) => {
  const { history } = open(databaseName(), { kind });
  for (let at = 0; at < 120; at += 1) {
    if (at === 60) await history.saveCheckpoint('c1', at, answerMessage('partial', 'So far'));
    else await history.saveMessage('c1', at, userMessage(`u${at}`));
  }
  const last = await history.loadLast();
  const middle = await history.loadBefore('c1', last?.messages[0]?.position ?? 0);
  const first = await history.loadBefore('c1', middle.messages[0]?.position ?? 0);
  const all = [...first.messages, ...middle.messages, ...(last?.messages ?? [])];
  expect(all.map(({ position }) => position)).toEqual(Array.from({ length: 120 }, (_, at) => at));
  expect([last?.hasEarlier, middle.hasEarlier, first.hasEarlier]).toEqual([true, true, false]);
  expect(all[60]?.message).toMatchObject({ id: 'partial', text: 'So far' });
});

test.each(kinds)('%s: gives all from a place on, what streams included', async (kind) => {
  const { history } = open(databaseName(), { kind });
  for (let at = 0; at < 60; at += 1) await history.saveMessage('c1', at, userMessage(`u${at}`));
  await history.saveCheckpoint('c1', 60, answerMessage('a', 'One'));
  await history.saveCheckpoint('c1', 60, answerMessage('a', 'One two'));
  expect((await history.loadFrom('c1', 59)).map(({ message }) => message.text)).toEqual(['Question u59', 'One two']);
  expect(await history.loadFrom('c1', 61)).toEqual([]);
});

test.each(kinds)('%s: gives a new message a place behind all that is there, and keeps it there', async (kind) => {
  const { history } = open(databaseName(), { kind });
  expect(await history.saveMessage('c1', 0, userMessage('a'))).toBe(0);
  expect(await history.saveMessage('c1', 0, userMessage('b'))).toBe(1);
  expect(await history.saveMessage('c1', 7, userMessage('c'))).toBe(7);
  expect(await history.saveMessage('c1', 3, userMessage('d'))).toBe(8);
  expect(await history.saveMessage('c1', 0, userMessage('b', 'again'))).toBe(1);
  expect(await history.saveMessage('c1', 3, userMessage('d', 'again'))).toBe(8);
  expect(await history.saveMessage('c1', 0, userMessage('a', 'again'))).toBe(0);
  expect((await history.loadLast())?.messages.map(({ message }) => message.id)).toEqual(['a', 'b', 'c', 'd']);
});

test.each(kinds)('%s: keeps branches, a draft, and the branch of a message', async (kind) => {
  const { history } = open(databaseName(), { kind });
  const branch = { id: 'b1', from: 'b0', turnId: 't1', position: 3, keepsUser: false, createdAt: 5 };
  await history.saveConversation({ ...conversation, title: 'Boats', titledBy: 'model', isPinned: true, branch: 'b1' });
  await history.saveBranch('c1', branch);
  await history.saveDraft('c1', 'I was about');
  await history.saveMessage('c1', 0, { ...userMessage('u'), branch: 'b1' });
  expect(await history.load('c1')).toMatchObject({
    conversation: { title: 'Boats', titledBy: 'model', isPinned: true, branch: 'b1' },
    branches: [branch],
    draft: 'I was about',
    messages: [{ message: { branch: 'b1' } }],
  });
  // Another tab, which knows of another draft, has sent that.
  await history.saveDraft('c1', '', 'hello');
  expect((await history.load('c1'))?.draft).toBe('I was about');
  await history.saveDraft('c1', '', 'I was about');
  expect((await history.load('c1'))?.draft).toBe('');
  await history.saveDraft('c1', 'again');
  await history.saveDraft('c1', '');
  expect((await history.load('c1'))?.draft).toBe('');
  expect(await history.load('nobody')).toBeNull();
});

test.each(kinds)('%s: a rename or a pin moves nothing to the top; a write does', async (kind) => {
  const { history } = open(databaseName(), { kind });
  for (const id of ['a', 'b', 'c']) await history.saveConversation({ ...conversation, id });
  const ids = async (): Promise<string[]> => (await history.listConversations()).map(({ id }) => id);
  await history.saveConversation({ ...conversation, id: 'a', title: 'Renamed' });
  expect(await ids()).toEqual(['c', 'b', 'a']);
  expect((await history.loadLast())?.conversation.id).toBe('c');
  await history.saveMessage('b', 0, userMessage('u'));
  expect(await ids()).toEqual(['b', 'c', 'a']);
  await history.saveConversation({ ...conversation, id: 'a', updatedAt: 3_000 });
  expect(await ids()).toEqual(['a', 'b', 'c']);
});
