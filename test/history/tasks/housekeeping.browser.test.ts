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

/** A visit on a day, as it is made by the clock of that day. */
async function visit(name: string, days: number, retention = 30): Promise<readonly string[]> {
  const { history } = open(name, { clock: clockAt(days), retention });
  await history.loadLast();
  const list = await history.listConversations();
  await history.close();
  return list.map(({ id }) => id);
}

async function kinds(name: string): Promise<readonly string[]> {
  return (await withRecords(name)).map(({ key }) => String(Array.isArray(key) ? key.slice(0, 2) : key));
}

test('shows no conversation that nobody has touched for longer than the retention, and erases it on another day', async () => {
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
  await later.close();
  expect(await visit(name, 101)).toEqual(['young']);
  expect(await open(name).history.load('old')).toBeNull();
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
  expect(await later.listConversations()).toEqual([]);
  await later.close();
  expect(await visit(name, 33)).toEqual([]);
  expect(await kinds(name)).not.toContain('m,c1');
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
  expect(await visit(name, 131)).toEqual([]);
  expect(await visit(name, 132)).toEqual([]);
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
  await later.close();
  await visit(name, 102);
  const stored = (await withRecords(name)).find(({ key }) => String(key) === 'c,ahead');
  expect(stored?.value).toMatchObject({ updatedAt: 102 * day });
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
  await history.close();
  await visit(name, 99);
  await visit(name, 100);
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

async function written(name: string, ...conversations: readonly (readonly [string, number])[]): Promise<void> {
  for (const [id, days] of conversations) {
    const { history } = open(name, { clock: clockAt(days), retention: 30 });
    await history.saveMessage(id, 0, userMessage(`u-${id}`));
    await history.saveDraft(id, 'begun');
    await history.close();
    await visit(name, days);
  }
}

test.each([
  ['40 days ahead', 140],
  ['ten years ahead', 3_750],
  ['back at 1970', 0.5],
])('a clock that is %s for one visit erases nothing and changes no time', async (_, wrong) => {
  const name = databaseName();
  await written(name, ['a', 98], ['b', 100]);
  const before = (await withRecords(name)).filter(({ key }) => String(key) !== 'v');
  await visit(name, wrong);
  // Reloads do not make a second visit of it.
  await visit(name, wrong + 0.01);
  await visit(name, wrong + 0.5);
  expect(await visit(name, 100.5)).toEqual(['b', 'a']);
  expect(await visit(name, 101.5)).toEqual(['b', 'a']);
  expect((await withRecords(name)).filter(({ key }) => String(key) !== 'v')).toEqual(before);
});

test('a clock that jumps ahead does not take a draft or the word of an erasure', async () => {
  const name = databaseName();
  await written(name, ['a', 100]);
  const { history } = open(name, { clock: clockAt(100), retention: 30 });
  await history.saveDraft('draft-only', 'begun');
  await history.eraseConversation('gone');
  await history.close();
  await visit(name, 140);
  const left = await kinds(name);
  expect(left).toContain('d,draft-only');
  expect(left).toContain('x,gone');
  expect(await visit(name, 100.1)).toEqual(['a']);
});

test('a visitor who comes back after the retention sees nothing old, and a day later nothing of it is there', async () => {
  const name = databaseName();
  await written(name, ['a', 98], ['b', 100]);
  expect(await visit(name, 140)).toEqual([]);
  expect(await kinds(name)).toContain('m,b');
  expect(await visit(name, 141)).toEqual([]);
  expect((await kinds(name)).filter((key) => /,[ab]$/.test(key))).toEqual([]);
});

test('a conversation of the visit with the wrong clock is there under the right one', async () => {
  const name = databaseName();
  await written(name, ['a', 100], ['ahead', 140]);
  expect(await visit(name, 101)).toEqual(['ahead', 'a']);
  expect(await visit(name, 102)).toEqual(['ahead', 'a']);
});
