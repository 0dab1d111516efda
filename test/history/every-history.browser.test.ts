import { expect, test } from 'vitest';
import type { Conversation } from '../../src/core/conversation.js';
import type { HistoryStore } from '../../src/history/history-store.js';
import { systemClock } from '../../src/platform/system-clock.js';
import { databaseName } from './database.js';
import { answerMessage, conversation, partialAnswer, richAnswer, userMessage } from './samples.js';
import { open } from './stores.js';

/** The loaded fields beside the messages. */
const shown = {
  conversation: { ...conversation, firstWords: 'Question u' },
  hasEarlier: false,
  branches: [],
  draft: '',
};
const kinds = ['persistent', 'session', 'none'] as const;

/** The same history again, as after a reload; memory has only the one that it is. */
function reopened(kind: (typeof kinds)[number], name: string, history: HistoryStore): HistoryStore {
  return kind === 'none' ? history : open(name, { kind }).history;
}

test.each(kinds)('%s: has nothing before the first write', async (kind) => {
  const { history, fallbacks } = open(databaseName(), { kind });
  expect(history.kind).toBe(kind === 'none' ? 'memory' : kind);
  expect(await history.loadLast()).toBeNull();
  expect(fallbacks()).toBe(0);
});

test.each(kinds)('%s: gives back a conversation and its messages, in order', async (kind) => {
  const name = databaseName();
  const { history } = open(name, { kind, clock: { ...systemClock, date: () => conversation.updatedAt } });
  await history.saveConversation(conversation);
  expect(await history.saveMessage('c1', 0, userMessage('u'))).toBe(0);
  expect(await history.saveMessage('c1', 2, richAnswer)).toBe(2);
  expect(await history.saveMessage('c1', 10, answerMessage('late'))).toBe(10);
  expect(await reopened(kind, name, history).loadLast()).toEqual({
    ...shown,
    messages: [
      { position: 0, message: userMessage('u') },
      { position: 2, message: { ...richAnswer, text: 'Rivière 🛶\n\ufffd' } },
      { position: 10, message: answerMessage('late') },
    ],
  });
});

test.each(kinds)('%s: replaces what is written again', async (kind) => {
  const name = databaseName();
  const { history } = open(name, { kind });
  const sending = { ...userMessage('u'), status: 'sending' as const };
  await history.saveConversation(conversation);
  await history.saveMessage('c1', 0, sending);
  await history.saveMessage('c1', 0, sending);
  await history.saveMessage('c1', 0, userMessage('u', 'edited'));
  await history.saveConversation({ ...conversation, updatedAt: 9_000 });
  expect(await reopened(kind, name, history).loadLast()).toEqual({
    ...shown,
    conversation: { ...shown.conversation, updatedAt: 9_000 },
    messages: [{ position: 0, message: userMessage('u', 'edited') }],
  });
});

test.each(kinds)('%s: loads the conversation that was written to last, whatever the clock said', async (kind) => {
  const name = databaseName();
  const { history } = open(name, { kind });
  await history.saveConversation({ id: 'from-2035', createdAt: 2e12, updatedAt: 2e12 });
  await history.saveConversation(conversation);
  expect((await reopened(kind, name, history).loadLast())?.conversation.id).toBe('c1');
  await history.saveMessage('from-2035', 0, userMessage('u'));
  expect((await reopened(kind, name, history).loadLast())?.conversation.id).toBe('from-2035');
});

test.each(kinds)('%s: begins with one conversation, whichever is written in first', async (kind) => {
  const name = databaseName();
  const { history } = open(name, { kind });
  const written = (id: string): Conversation => ({ ...conversation, id, firstWords: id });
  // Kept for nothing but a draft, as the one of a tab in which somebody types.
  await history.saveConversation({ ...conversation, id: 'mine' });
  await history.saveDraft('mine', 'half');
  expect(await history.beginFirst(written('theirs'))).toBeNull();
  await history.saveMessage('theirs', 0, userMessage('u'));
  expect(await history.beginFirst(written('mine'))).toMatchObject({
    conversation: { id: 'theirs' },
    messages: [{ position: 0, message: userMessage('u') }],
  });
  expect((await history.listConversations()).map(({ id }) => id)).toEqual(['theirs']);
  expect(await history.load('mine')).toBeNull();
  expect(await history.beginFirst(written('theirs'))).toBeNull();
});

test.each(kinds)('%s: goes to another conversation when the last one is erased', async (kind) => {
  const name = databaseName();
  const { history } = open(name, { kind });
  for (const id of ['a', 'b', 'ab']) {
    await history.saveConversation({ ...conversation, id });
    await history.saveMessage(id, 0, userMessage(`u-${id}`));
  }
  await history.eraseConversation('a');
  expect((await reopened(kind, name, history).loadLast())?.messages.map(({ message }) => message.id)).toEqual(['u-ab']);
  await history.eraseConversation('ab');
  expect((await reopened(kind, name, history).loadLast())?.messages.map(({ message }) => message.id)).toEqual(['u-b']);
});

test.each(kinds)('%s: makes a partial answer of the checkpoints, where the page went away', async (kind) => {
  const name = databaseName();
  const { history } = open(name, { kind });
  await history.saveConversation(conversation);
  await history.saveMessage('c1', 0, userMessage('u'));
  for (let words = 1; words <= 30; words += 1) {
    await history.saveCheckpoint('c1', 1, partialAnswer('a', 'word '.repeat(words)));
  }
  const loaded = await reopened(kind, name, history).loadLast();
  expect(loaded?.messages).toEqual([
    { position: 0, message: userMessage('u') },
    { position: 1, message: partialAnswer('a', 'word '.repeat(30)) },
  ]);
});

test.each(kinds)('%s: has the whole answer and no piece of it when it has ended', async (kind) => {
  const name = databaseName();
  const { history } = open(name, { kind });
  await history.saveConversation(conversation);
  await history.saveCheckpoint('c1', 1, answerMessage('a', 'One'));
  await history.saveCheckpoint('c1', 1, answerMessage('a', 'One two'));
  await history.saveMessage('c1', 1, answerMessage('a', 'Other'));
  const loaded = await reopened(kind, name, history).loadLast();
  expect(loaded?.messages).toEqual([{ position: 1, message: answerMessage('a', 'Other') }]);
});

test.each(kinds)('%s: does everything in the order that it was asked for, without being waited for', async (kind) => {
  const name = databaseName();
  const { history } = open(name, { kind });
  void history.saveConversation(conversation);
  void history.saveMessage('c1', 0, userMessage('u'));
  for (let words = 1; words <= 5; words += 1) {
    void history.saveCheckpoint('c1', 1, partialAnswer('a', 'word '.repeat(words)));
  }
  void history.saveMessage('c1', 1, answerMessage('a'));
  void history.saveMessage('c1', 0, userMessage('u', 'edited'));
  const loaded = await history.loadLast();
  expect(loaded?.messages.map(({ message }) => message.text)).toEqual(['edited', 'Answer a']);
});

test.each(kinds)('%s: ends writing with close, and rejects from then on', async (kind) => {
  const name = databaseName();
  const { history } = open(name, { kind });
  const saved = history.saveConversation(conversation);
  const closed = history.close();
  expect(history.close()).toBe(closed);
  await Promise.all([saved, closed]);
  const late = [
    history.loadLast(),
    history.saveConversation(conversation),
    history.saveMessage('c1', 0, userMessage('u')),
    history.saveCheckpoint('c1', 1, answerMessage('a')),
    history.eraseConversation('c1'),
  ];
  for (const call of await Promise.allSettled(late)) {
    expect(call).toMatchObject({ status: 'rejected', reason: { code: 'storage' } });
  }
  if (kind !== 'none') expect(await open(name, { kind }).history.loadLast()).toMatchObject({ conversation });
});

test.each(kinds)('%s: keeps histories of two names apart', async (kind) => {
  const [one, two] = [databaseName(), databaseName()].map((name) => open(name, { kind }).history);
  await one?.saveConversation(conversation);
  await one?.saveMessage('c1', 0, userMessage('u'));
  expect(await two?.loadLast()).toBeNull();
  await two?.saveConversation(conversation);
  expect((await two?.loadLast())?.messages).toEqual([]);
  await two?.eraseConversation('c1');
  expect((await one?.loadLast())?.messages).toHaveLength(1);
});
