import { expect, test } from 'vitest';
import { systemClock } from '../../../src/platform/system-clock.js';
import { databaseName, hasDatabase, withRecords } from '../database.js';
import { repairableRecords, unreadableRecords } from './malformed-records.js';
import { answerMessage, conversation, richAnswer, userMessage } from '../samples.js';
import { allMessages } from '../faults.js';
import { open } from '../stores.js';

test('leaves nothing on the disk of a visitor who never writes', async () => {
  const name = databaseName();
  const { history, fallbacks } = open(name);
  expect(await history.loadLast()).toBeNull();
  await history.eraseConversation('c1');
  await history.close();
  expect(await hasDatabase(name)).toBe(false);
  expect(fallbacks()).toBe(0);
});

test('keeps a message of 5 MB and 300 messages (fs-014)', async () => {
  const name = databaseName();
  const { history } = open(name);
  const long = userMessage('long', 'Ünïcode 🛶 '.repeat(450_000));
  await history.saveConversation(conversation);
  const messages = [long, ...Array.from({ length: 299 }, (_, at) => answerMessage(`a${at}`))];
  await Promise.all(messages.map((message, at) => history.saveMessage('c1', at, message)));
  const loaded = await allMessages(open(name).history);
  expect(loaded).toHaveLength(300);
  for (const [at, message] of messages.entries()) {
    expect(loaded[at]?.position).toBe(at);
    expect(loaded[at]?.message.text === message.text).toBe(true);
  }
});

test('opens past damaged records, repairs what it can, and leaves all as it is (fs-049, fs-051)', async () => {
  const name = databaseName();
  const { history, warnings } = open(name, { clock: { ...systemClock, date: () => conversation.updatedAt } });
  await history.saveConversation(conversation);
  await history.saveMessage('c1', 0, userMessage('first'));
  const before = await withRecords(name, (store) => {
    for (const [at, value] of unreadableRecords.entries()) store.put(value, ['m', 'c1', 10 + at]);
    for (const [at, value] of repairableRecords.entries()) store.put({ ...value, id: `r${at}` }, ['m', 'c1', 100 + at]);
    for (const key of [
      ['m', 'c1', -1],
      ['m', 'c1', 1.5],
      ['m', 'c1', 'x'],
      ['m', 'c1', Infinity],
      ['m', 'c1', 2 ** 53],
      ['m', 'c1', 200, 'x'],
      ['m', 'c1'],
    ]) {
      store.put({ formatVersion: 2, id: 'junk', role: 'user', text: 'junk' }, key);
    }
    for (const key of [
      'm',
      5,
      ['c'],
      ['c', 7],
      ['c', 'c1', 'x'],
      ['p', 'c1'],
      ['p', 'c1', 'a', 'x'],
      ['p', 'c1', 'a', '__proto__'],
      [['c', 'c1']],
    ]) {
      store.put({ formatVersion: 2, id: 'junk' }, key);
    }
    store.put({ formatVersion: 2, id: 'other' }, ['c', 'c2']);
  });
  const loaded = await allMessages(history);
  expect(loaded.map(({ message }) => message.id)).toEqual(['first', ...repairableRecords.map((_, at) => `r${at}`)]);
  expect(new Set(warnings).size).toBe(1);

  // A page that counts on from what it was shown writes over none of them.
  for (let at = 1; at < 60; at += 1) await history.saveMessage('c1', at, answerMessage(`new${at}`));
  const after = await withRecords(name);
  for (const record of before) {
    if (Array.isArray(record.key) && record.key[0] !== 'last') expect(after).toContainEqual(record);
  }
  expect(await allMessages(history)).toHaveLength(1 + repairableRecords.length + 59);
});

test('opens another conversation where the record of the last one is damaged', async () => {
  const name = databaseName();
  const { history } = open(name);
  await history.saveConversation({ ...conversation, id: 'older', updatedAt: 1 });
  await history.saveConversation({ ...conversation, id: 'newer', updatedAt: 2 });
  await history.saveConversation(conversation);
  for (const damage of [null, 'x', {}, { formatVersion: 3, id: 'c1' }, { formatVersion: 2, id: 'c2' }]) {
    await withRecords(name, (store) => void store.put(damage, ['c', 'c1']));
    expect((await history.loadLast())?.conversation.id).toBe('newer');
  }
});

test.each([null, 7, {}, { formatVersion: 2 }, { formatVersion: 2, id: {} }, { formatVersion: 2, id: 'gone' }])(
  'opens the conversation that was written to last also where the pointer is %j',
  async (pointer) => {
    const name = databaseName();
    const { history } = open(name);
    await history.saveConversation({ ...conversation, id: 'from-2035', updatedAt: 2e12 });
    await history.saveConversation({ ...conversation, id: 'written-last' });
    await withRecords(name, (store) => void store.put(pointer, ['last', 2]));
    expect((await history.loadLast())?.conversation.id).toBe('written-last');
  },
);

test('leaves records of a newer format alone, under whatever it is asked to write (fs-047)', async () => {
  const name = databaseName();
  const { history } = open(name);
  await history.saveConversation(conversation);
  await history.saveMessage('c1', 0, userMessage('u'));
  const newer = [
    { key: ['c', 'c1'], value: { formatVersion: 3, id: 'c1', title: 'new' } },
    { key: ['m', 'c1', 0], value: { formatVersion: 3, id: 'u', blocks: ['x'] } },
    { key: ['m', 'c1', 1], value: { formatVersion: 3, blocks: ['y'] } },
    { key: ['z', 'unknown kind'], value: { formatVersion: 3 } },
    { key: ['last', 3], value: { formatVersion: 3 } },
  ];
  await withRecords(name, (store) => {
    for (const { key, value } of newer) store.put(value, key);
  });
  await history.saveConversation({ ...conversation, updatedAt: 9_000 });
  await history.saveMessage('c1', 0, userMessage('u', 'edited'));
  await history.saveMessage('c1', 1, answerMessage('a'));
  const records = await withRecords(name);
  for (const record of newer) expect(records).toContainEqual(record);
  expect(records).toContainEqual({ key: ['m', 'c1', 2], value: { formatVersion: 2, ...answerMessage('a') } });
});

test('keeps fields that it does not know when it writes a record again (fs-048)', async () => {
  const name = databaseName();
  const { history } = open(name);
  await history.saveConversation(conversation);
  await history.saveMessage('c1', 0, userMessage('u'));
  await withRecords(name, (store) => {
    store.put({ formatVersion: 2, ...conversation, firstWords: 'Question u', colour: 'red' }, ['c', 'c1']);
    store.put({ formatVersion: 2, ...userMessage('u'), votes: { up: 1 } }, ['m', 'c1', 0]);
  });
  await history.saveMessage('c1', 0, userMessage('u', 'edited'));
  await history.saveConversation({ ...conversation, updatedAt: 9_000 });
  const records = await withRecords(name);
  expect(records).toContainEqual({
    key: ['c', 'c1'],
    value: { formatVersion: 2, ...conversation, updatedAt: 9_000, firstWords: 'Question u', colour: 'red' },
  });
  expect(records).toContainEqual({
    key: ['m', 'c1', 0],
    value: { formatVersion: 2, ...userMessage('u', 'edited'), votes: { up: 1 } },
  });
});

test('writes an answer in pieces, not again and again, and clears them away', async () => {
  const name = databaseName();
  const { history } = open(name);
  await history.saveConversation(conversation);
  const text = 'word '.repeat(10_000);
  for (let end = 1_000; end <= text.length; end += 1_000) {
    await history.saveCheckpoint('c1', 1, { ...richAnswer, text: text.slice(0, end) });
  }
  const pieces = (await withRecords(name)).filter(({ key }) => Array.isArray(key) && key[0] === 'p');
  expect(pieces).toHaveLength(50);
  expect(JSON.stringify(pieces).length).toBeLessThan(text.length * 1.2);
  await history.saveMessage('c1', 1, { ...richAnswer, text });
  expect((await withRecords(name)).filter(({ key }) => Array.isArray(key) && key[0] === 'p')).toEqual([]);
});

test('begins the pieces anew for an answer that ended and streams again', async () => {
  const name = databaseName();
  const { history } = open(name);
  await history.saveConversation(conversation);
  await history.saveCheckpoint('c1', 1, answerMessage('a', 'One'));
  await history.saveCheckpoint('c1', 1, answerMessage('a', 'One two'));
  await history.saveMessage('c1', 1, answerMessage('a', 'One two'));
  await history.saveCheckpoint('c1', 1, answerMessage('a', 'One two three'));
  const pieces = (await withRecords(name)).filter(({ key }) => Array.isArray(key) && key[0] === 'p');
  expect(pieces).toMatchObject([{ key: ['p', 'c1', 'a', 0], value: { text: 'One two three' } }]);
});

test('leaves out a piece after a missing one, and pieces of an answer that is whole', async () => {
  const name = databaseName();
  const { history } = open(name);
  await history.saveConversation(conversation);
  for (const text of ['One', 'One two', 'One two three'])
    await history.saveCheckpoint('c1', 1, answerMessage('a', text));
  await withRecords(name, (store) => void store.delete(['p', 'c1', 'a', 1]));
  expect((await history.loadLast())?.messages[0]?.message.text).toBe('One');
  await withRecords(
    name,
    (store) => void store.put({ formatVersion: 2, ...answerMessage('a', 'Whole') }, ['m', 'c1', 1]),
  );
  expect((await history.loadLast())?.messages.map(({ message }) => message.text)).toEqual(['Whole']);
});

test('erases a conversation so that no record holds a word of it', async () => {
  const name = databaseName();
  const { history } = open(name);
  const marker = 'marker-7f3a';
  await history.saveConversation(conversation);
  await history.saveMessage('c1', 0, userMessage('u', marker));
  await history.saveMessage('c1', 1, { ...richAnswer, text: marker, reasoning: marker, model: marker });
  await history.saveCheckpoint('c1', 2, answerMessage('a', marker));
  await withRecords(name, (store) => {
    store.put({ formatVersion: 3, text: marker }, ['m', 'c1', 7]);
    store.put(marker, ['m', 'c1', 'x', 'y']);
  });
  await history.saveConversation({ ...conversation, id: 'c2' });
  await history.saveMessage('c2', 0, userMessage('other'));
  await history.eraseConversation('c1');
  const records = await withRecords(name);
  expect(JSON.stringify(records)).not.toContain(marker);
  expect(records.filter(({ key }) => Array.isArray(key) && key[1] === 'c1')).toEqual([
    { key: ['x', 'c1'], value: { formatVersion: 2, id: 'c1', erasedAt: expect.any(Number) } },
  ]);
  expect((await history.loadLast())?.messages).toHaveLength(1);
});

test('does not let what stands on Object.prototype into its transactions or its records', async () => {
  const name = databaseName();
  const traps = { durability: 'bogus', direction: 'bogus', query: 'bogus', count: 0, keyPath: 'id', unique: true };
  const fields = { error: { code: 'auth' }, reason: 'stopped', reasoning: 'x', model: 'x', textFrom: 0, title: 'x' };
  Object.assign(Object.prototype, traps, fields);
  try {
    const { history, fallbacks } = open(name);
    await history.saveConversation(conversation);
    await history.saveMessage('c1', 0, userMessage('u'));
    await history.saveCheckpoint('c1', 1, answerMessage('a', 'One'));
    await history.saveCheckpoint('c1', 1, answerMessage('a', 'One two'));
    const loaded = await open(name).history.loadLast();
    const [first, second] = loaded?.messages ?? [];
    expect(fallbacks()).toBe(0);
    expect(Object.keys(first?.message ?? {}).sort()).toEqual(Object.keys(userMessage('u')).sort());
    expect(second?.message.text).toBe('One two');
    expect(Object.hasOwn(second?.message ?? {}, 'model')).toBe(false);
  } finally {
    for (const name of Object.keys({ ...traps, ...fields })) Reflect.deleteProperty(Object.prototype, name);
  }
});
