import { expect, test } from 'vitest';
import type { ConversationChanges } from '../../src/core/conversation.js';
import type { HistoryStore } from '../../src/history/history-store.js';
import { databaseName, withRecords } from './database.js';
import { conversation, partialAnswer, userMessage } from './samples.js';
import { open } from './stores.js';

/** Two tabs that have both read the conversation as it is now. */
async function twoTabs(init = {}): Promise<readonly [HistoryStore, HistoryStore]> {
  const name = databaseName();
  const tabs = [open(name, init).history, open(name, init).history] as const;
  await tabs[0].saveConversation({ ...conversation, title: 'Old', branch: 'b1' });
  for (const tab of tabs) await tab.loadLast();
  return tabs;
}

const rows: readonly (readonly [string, readonly ConversationChanges[], object])[] = [
  ['rename and pin', [{ title: 'New', titledBy: 'visitor' }, { isPinned: true }], { title: 'New', isPinned: true }],
  ['pin and show another branch', [{ isPinned: true }, { branch: 'b2' }], { isPinned: true, branch: 'b2' }],
  ['take the title back and pin', [{ title: undefined, titledBy: undefined }, { isPinned: true }], { isPinned: true }],
  ['show the trunk and rename', [{ branch: undefined }, { title: 'New', titledBy: 'visitor' }], { title: 'New' }],
];

test.each(rows)('two tabs at once: %s keep both', async (_, changes, expected) => {
  for (const order of [changes, changes.toReversed()]) {
    const tabs = await twoTabs();
    await Promise.all(tabs.map((tab, at) => tab.changeConversation(conversation, order[at] ?? {})));
    const [stored] = await tabs[0].listConversations();
    expect(stored).toMatchObject({ id: 'c1', updatedAt: conversation.updatedAt, ...expected });
    for (const [field, value] of Object.entries(Object.assign({}, ...order))) {
      expect(Reflect.get(stored ?? {}, field)).toBe(value);
    }
  }
});

test('encrypted: two tabs that change different fields at once keep both', async () => {
  const [one, two] = await twoTabs({ isEncrypted: true });
  await Promise.all([
    one.changeConversation(conversation, { title: 'New', titledBy: 'visitor' }),
    two.changeConversation(conversation, { isPinned: true }),
  ]);
  expect((await two.listConversations())[0]).toMatchObject({ title: 'New', isPinned: true, branch: 'b1' });
});

test('a title of the model that comes late leaves the one that a visitor has given in another tab', async () => {
  const [one, two] = await twoTabs();
  await one.changeConversation(conversation, { title: 'Mine', titledBy: 'visitor' });
  await two.changeConversation(conversation, { title: 'A chat about boats', titledBy: 'model', isPinned: true });
  expect((await one.listConversations())[0]).toMatchObject({ title: 'Mine', titledBy: 'visitor', isPinned: true });
});

test('a message that is written meanwhile and a new name keep both', async () => {
  const [one, two] = await twoTabs();
  await Promise.all([
    one.saveMessage('c1', 0, userMessage('u')),
    two.changeConversation(conversation, { title: 'New', titledBy: 'visitor' }),
  ]);
  const [stored] = await two.listConversations();
  expect(stored).toMatchObject({ title: 'New', firstWords: 'Question u' });
  expect(stored?.updatedAt).toBeGreaterThan(conversation.updatedAt);
});

test('a change of a conversation that is not there keeps all of it, and of one that was erased nothing', async () => {
  const name = databaseName();
  const { history } = open(name);
  await history.changeConversation({ ...conversation, isPinned: true }, { isPinned: true });
  expect(await history.listConversations()).toEqual([{ ...conversation, isPinned: true }]);
  await history.eraseConversation('c1');
  await history.changeConversation({ ...conversation, title: 'New' }, { title: 'New' });
  expect((await withRecords(name)).map(({ key }) => key)).toEqual([['last', 2], ['v'], ['x', 'c1']]);
});

test('fields that a newer script has added stay', async () => {
  const name = databaseName();
  const { history } = open(name);
  await history.saveConversation(conversation);
  await withRecords(name, (store) => store.put({ formatVersion: 2, ...conversation, colour: 'red' }, ['c', 'c1']));
  await history.changeConversation(conversation, { title: 'New' });
  const record = (await withRecords(name)).find(({ key }) => indexedDB.cmp(key, ['c', 'c1']) === 0);
  expect(record?.value).toMatchObject({ colour: 'red', title: 'New' });
});

test.each<readonly [string, (history: HistoryStore) => Promise<unknown>]>([
  ['a message', (history) => history.saveMessage('c1', 0, userMessage('u'))],
  ['a piece of an answer', (history) => history.saveCheckpoint('c1', 0, partialAnswer('a', 'So far'))],
  ['a draft', (history) => history.saveDraft('c1', 'begun')],
])('a tab that leaves an empty conversation does not take %s of another tab', async (_, write) => {
  const [one, two] = await twoTabs();
  await write(two);
  await one.eraseIfEmpty('c1');
  expect(await two.load('c1')).not.toBeNull();
  expect(await two.removalOf('c1')).toBeUndefined();
});

test('a conversation in which nothing stands is erased when its tab leaves it', async () => {
  const [one, two] = await twoTabs();
  await one.eraseIfEmpty('c1');
  expect(await two.removalOf('c1')).toBe('erased');
});
