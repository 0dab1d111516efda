import { expect, test } from 'vitest';
import { systemClock } from '../../src/platform/system-clock.js';
import type { HistoryStore } from '../../src/history/history-store.js';
import type { HistoryInit } from '../../src/history/open-history.js';
import { databaseName, withRecords } from './database.js';
import { answerMessage, partialAnswer, userMessage } from './samples.js';
import { open } from './stores.js';

const marker = 'the secret of ada';

async function write(history: HistoryStore): Promise<void> {
  await history.saveMessage('c1', 0, userMessage('u', marker));
  await history.saveCheckpoint('c1', 1, partialAnswer('a', marker));
  await history.saveDraft('c1', marker);
}

/** All writes of a tab that has not heard of it. Each may reject. */
async function writeLate(history: HistoryStore): Promise<void> {
  await Promise.allSettled([
    history.saveCheckpoint('c1', 1, partialAnswer('a', `${marker} and more`)),
    history.saveMessage('c1', 1, answerMessage('a', marker)),
    history.saveDraft('c1', `${marker}!`),
    history.saveConversation({ id: 'c2', createdAt: 1, updatedAt: 2, title: marker }),
    history.restoreConversation({
      conversation: { id: 'c3', createdAt: 1, updatedAt: 2 },
      messages: [{ position: 0, message: userMessage('u3', marker) }],
      hasEarlier: false,
      branches: [],
      draft: '',
    }),
  ]);
}

/** Names and contents of the session's items of a history. */
function session(name: string): string {
  return JSON.stringify(Object.entries({ ...sessionStorage }).filter(([key]) => key.startsWith(name)));
}

const inSession: readonly (readonly [string, Partial<HistoryInit>])[] = [
  ['the session’s history', { kind: 'session' }],
  ['consent that is not given', { consent: new Promise<boolean>(() => {}) }],
  ['consent that is refused', { consent: false }],
  ['encryption, and consent that is not given', { consent: new Promise<boolean>(() => {}), isEncrypted: true }],
];

test.each(inSession)('with %s, nothing is left in the session, late writes included', async (_, init) => {
  const name = databaseName();
  const { history } = open(name, init);
  await write(history);
  expect(session(name)).toContain(marker);
  const leaving = history.leave(true);
  // Before anything is awaited: the page may go at once.
  expect(session(name)).toBe('[]');
  await writeLate(history);
  await leaving;
  expect(session(name)).toBe('[]');
  await history.close();
  expect(session(name)).toBe('[]');
});

test('writes that wait while the user leaves leave nothing in the session', async () => {
  const name = databaseName();
  const { history } = open(name, { kind: 'session' });
  void history.saveMessage('c1', 0, userMessage('u', marker));
  void history.saveMessage('c1', 1, answerMessage('a', marker));
  await history.leave(true);
  expect(session(name)).toBe('[]');
});

test('a consent that comes after the user has left keeps nothing on the device', async () => {
  const name = databaseName();
  let consent = (_isGiven: boolean): void => {};
  const { history } = open(name, { consent: () => new Promise<boolean>((resolve) => (consent = resolve)) });
  await write(history);
  await history.leave(true);
  consent(true);
  await writeLate(history);
  expect((await indexedDB.databases()).map((database) => database.name)).not.toContain(name);
});

test('encrypted: nothing is left on the device, and late writes of this tab write nothing', async () => {
  const name = databaseName();
  const { history } = open(name, { isEncrypted: true });
  await write(history);
  const leaving = history.leave(true);
  await writeLate(history);
  await leaving;
  expect((await withRecords(name)).map(({ key }) => key)).toEqual([['x', 'c1']]);
});

test.each(['that has read', 'that has only just opened'])(
  'encrypted: another tab %s makes no new key and writes nothing when the user has left',
  async (which) => {
    const name = databaseName();
    const { history } = open(name, { isEncrypted: true });
    await write(history);
    const other = open(name, { isEncrypted: true });
    if (which === 'that has read') expect(await other.history.loadLast()).not.toBeNull();
    else await other.history.usage();
    await new Promise((resolve) => systemClock.after(5, () => resolve(undefined)));
    await history.leave(true);
    await writeLate(other.history);
    await other.history.listConversations();
    expect((await withRecords(name)).map(({ key }) => key)).toEqual([['x', 'c1']]);
    await other.history.close();

    // The user who comes back has a key of their own again.
    await new Promise((resolve) => systemClock.after(5, () => resolve(undefined)));
    const again = open(name, { isEncrypted: true });
    await again.history.saveMessage('c4', 0, userMessage('u4'));
    expect(again.fallbacks()).toBe(0);
    expect((await open(name, { isEncrypted: true }).history.loadLast())?.conversation.id).toBe('c4');
  },
);

test('encrypted: a visitor who erases everything goes on writing under the same key, in every tab', async () => {
  const name = databaseName();
  const one = open(name, { isEncrypted: true });
  const two = open(name, { isEncrypted: true });
  await write(one.history);
  await two.history.loadLast();
  await one.history.eraseAll();
  expect((await withRecords(name)).map(({ key }) => key)).toEqual([['k'], ['x', 'c1']]);
  await two.history.saveMessage('c2', 0, userMessage('u2'));
  expect((await one.history.loadLast())?.conversation.id).toBe('c2');
  expect([one.fallbacks(), two.fallbacks()]).toEqual([0, 0]);
});

test.each<readonly [string, (history: HistoryStore) => Promise<void>]>([
  ['one conversation', (history) => history.eraseConversation('c1')],
  ['everything', (history) => history.eraseAll()],
])('encrypted: a visitor who erases %s of what was kept in clear goes on writing', async (_, erase) => {
  const name = databaseName();
  const inClear = open(name);
  await write(inClear.history);
  await inClear.history.close();
  const { history, fallbacks } = open(name, { isEncrypted: true });
  await history.loadLast();
  await new Promise((resolve) => systemClock.after(5, () => resolve(undefined)));
  await erase(history);
  await history.saveMessage('c2', 0, userMessage('u2', marker));
  expect(fallbacks()).toBe(0);
  expect(JSON.stringify(await withRecords(name))).not.toContain(marker);
  expect((await open(name, { isEncrypted: true }).history.loadLast())?.conversation.id).toBe('c2');
});

test('a hint alone erases nothing from the device', async () => {
  const name = databaseName();
  const { history } = open(name, { isEncrypted: true });
  await write(history);
  await history.leave(false);
  expect((await open(name, { isEncrypted: true }).history.loadLast())?.messages).toHaveLength(2);
});

test('what is kept in clear on the device waits for its user', async () => {
  const name = databaseName();
  const { history } = open(name);
  await write(history);
  await history.leave(true);
  await history.saveMessage('c1', 1, answerMessage('a', 'as far as it came'));
  await history.close();
  expect((await open(name).history.loadLast())?.messages).toHaveLength(2);
});
