import { expect, test } from 'vitest';
import { databaseName, withRecords } from '../database.js';
import { ManualClock } from '../../support/manual-clock.js';
import { conversation, userMessage } from '../samples.js';
import { open } from '../stores.js';

const day = 86_400_000;

function clockAt(days: number): ManualClock {
  const clock = new ManualClock();
  clock.date = () => days * day;
  return clock;
}

async function kinds(name: string): Promise<readonly string[]> {
  return (await withRecords(name)).map(({ key }) => String(Array.isArray(key) ? key.slice(0, 2) : key));
}

test('erases conversations that nobody has touched for longer than the retention, and shows none of them', async () => {
  const name = databaseName();
  const { history } = open(name);
  for (const [id, days] of [
    ['old', 60],
    ['young', 71],
  ] as const) {
    await history.saveMessage(id, 0, userMessage(`u-${id}`));
    await history.saveConversation({ id, createdAt: 1, updatedAt: days * day });
  }
  await history.saveDraft('old', 'begun');
  await history.close();
  const later = open(name, { clock: clockAt(100), retention: 30 }).history;
  expect((await later.loadLast())?.conversation.id).toBe('young');
  expect((await later.listConversations()).map(({ id }) => id)).toEqual(['young']);
  expect(await later.load('old')).toBeNull();
  expect((await kinds(name)).filter((key) => key.endsWith(',old'))).toEqual([]);
});

test('does not open the last conversation when that is too old', async () => {
  const name = databaseName();
  const { history } = open(name);
  await history.saveMessage('c1', 0, userMessage('u'));
  await history.saveConversation({ ...conversation, updatedAt: day });
  await history.close();
  const later = open(name, { clock: clockAt(32), retention: 30 }).history;
  expect(await later.loadLast()).toBeNull();
  await expect.poll(() => kinds(name)).not.toContain('m,c1');
});

test('a conversation that comes from a file is kept as long as a new one, however old it is', async () => {
  const name = databaseName();
  const old = { ...conversation, updatedAt: day };
  const { history } = open(name, { clock: clockAt(100), retention: 30 });
  const messages = [{ position: 0, message: userMessage('u') }];
  await history.restoreConversation({ conversation: old, messages, hasEarlier: false, branches: [], draft: '' });
  await history.close();
  expect(await open(name, { clock: clockAt(129), retention: 30 }).history.listConversations()).toEqual([
    expect.objectContaining({ id: old.id, updatedAt: day }),
  ]);
  expect(await open(name, { clock: clockAt(131), retention: 30 }).history.listConversations()).toEqual([]);
  expect((await kinds(name)).filter((key) => key.endsWith(`,${old.id}`))).toEqual([]);
});

test('a conversation that is written to again is kept', async () => {
  const name = databaseName();
  const clock = clockAt(100);
  const { history } = open(name, { clock, retention: 30 });
  await history.saveMessage('c1', 0, userMessage('u'));
  await history.saveConversation({ ...conversation, updatedAt: 99 * day });
  expect(await history.listConversations()).toHaveLength(1);
});

test('sets right a time that a wrong clock has put into the future, and keeps the order (fs-055)', async () => {
  const name = databaseName();
  const { history } = open(name);
  for (const [id, days] of [
    ['ahead', 465],
    ['now', 100],
  ] as const) {
    await history.saveMessage(id, 0, userMessage(`u-${id}`));
    await history.saveConversation({ id, createdAt: 1, updatedAt: days * day });
  }
  await history.close();
  const later = open(name, { clock: clockAt(101), retention: 30 }).history;
  const list = await later.listConversations();
  expect(list.map(({ id, updatedAt }) => [id, updatedAt / day])).toEqual([
    ['now', 100],
    ['ahead', 101],
  ]);
  expect((await later.loadLast())?.conversation.id).toBe('now');
});

test('forgets erasures after 30 days, and the oldest of too many', async () => {
  const name = databaseName();
  const { history } = open(name, { clock: clockAt(100) });
  await history.saveMessage('c1', 0, userMessage('u'));
  await withRecords(name, (store) => {
    store.put({ formatVersion: 2, id: 'long-ago', erasedAt: 69 * day }, ['x', 'long-ago']);
    for (let at = 0; at < 1_000; at += 1) store.put({ formatVersion: 2, erasedAt: 99 * day + at }, ['x', `x${at}`]);
    store.put({ formatVersion: 2, id: 'too-many', erasedAt: 98 * day }, ['x', 'too-many']);
    // A page that died just as it heard of the erasure.
    store.put({ formatVersion: 2, text: 'left' }, ['p', 'x7', 'a', 0]);
  });
  await history.listConversations();
  const left = await kinds(name);
  expect(left).not.toContain('x,long-ago');
  expect(left).not.toContain('x,too-many');
  expect(left).not.toContain('p,x7');
  expect(left.filter((key) => key.startsWith('x,'))).toHaveLength(1_000);
});

test('reads nothing of the messages for the list', async () => {
  const name = databaseName();
  const { history } = open(name);
  await history.saveMessage('c1', 0, userMessage('u', `  ${'word '.repeat(100)}`));
  await history.saveMessage('c2', 0, userMessage('v', '🛶'.repeat(100)));
  await history.listConversations();
  const asked: unknown[] = [];
  const original = IDBObjectStore.prototype.getAll;
  IDBObjectStore.prototype.getAll = function (this: IDBObjectStore, query?: IDBKeyRange) {
    asked.push(query?.lower);
    return original.call(this, query);
  };
  try {
    const list = await history.listConversations();
    expect(list.map(({ firstWords }) => firstWords)).toEqual(['🛶'.repeat(80), 'word '.repeat(16)]);
    expect(asked).toEqual([['c']]);
  } finally {
    IDBObjectStore.prototype.getAll = original;
  }
});
