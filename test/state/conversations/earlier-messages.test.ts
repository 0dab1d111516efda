import { expect, test } from 'vitest';
import type { ContextLimits } from '../../../src/core/context-window.js';
import { openHistory } from '../../../src/history/open-history.js';
import { createChatModel } from '../../../src/state/create-chat-model.js';
import { chatFeatures } from '../../support/chat-features.js';
import { ManualClock } from '../../support/manual-clock.js';
import { ScriptedTransport } from '../../support/scripted-transport.js';

const log = { warn() {}, debug() {} };

/** A chat on a store that holds some turns. */
async function chatAfter(turns: number, context: ContextLimits = {}) {
  const clock = new ManualClock();
  const transport = new ScriptedTransport();
  const store = openHistory({ kind: 'none', name: 'test', clock, log, onFallback() {} });
  await store.saveConversation({ id: 'c', createdAt: 1, updatedAt: 2 });
  for (let i = 0; i < turns; i += 1) {
    const base = { turnId: `t${i}`, createdAt: i, status: 'complete' } as const;
    await store.saveMessage('c', 2 * i, { ...base, id: `u${i}`, role: 'user', text: `question ${i}` });
    await store.saveMessage('c', 2 * i + 1, { ...base, id: `a${i}`, role: 'assistant', text: `answer ${i}` });
  }
  const settings = {
    systemPrompt: '',
    maxRetries: 0,
    verifyModel: 'lenient',
    context,
    models: ['m'],
    titles: 'words',
    startWith: 'last',
  } as const;
  const model = createChatModel({
    transport: () => transport,
    store,
    settings: () => settings,
    features: chatFeatures,
    clock,
    random: () => 0,
    log,
    emit() {},
  });
  await expect.poll(() => model.isLoaded.value).toBe(true);
  return { model, store, transport };
}

const texts = (turns: number): string[] =>
  Array.from({ length: turns }, (_, i) => [`question ${i}`, `answer ${i}`]).flat();

test('a long conversation opens with its last page, and the pages before load one after another', async () => {
  const { model } = await chatAfter(90);
  expect(model.messages.value.map(({ text }) => text)).toEqual(texts(90).slice(-50));
  expect(model.hasEarlier.value).toBe(true);
  await model.loadEarlier();
  expect(model.messages.value.map(({ text }) => text)).toEqual(texts(90).slice(-100));
  // Two at once are one after the other.
  await Promise.all([model.loadEarlier(), model.loadEarlier(), model.loadEarlier()]);
  expect(model.messages.value.map(({ text }) => text)).toEqual(texts(90));
  expect(model.hasEarlier.value).toBe(false);
});

test('loads down to a message that is named, in one step', async () => {
  const { model } = await chatAfter(200);
  const lengths: number[] = [];
  const stop = model.messages.subscribe((messages) => lengths.push(messages.length));
  await model.loadEarlier('a110');
  stop();
  expect(lengths).toEqual([50, 200]);
  expect(model.messages.value.some(({ id }) => id === 'a110')).toBe(true);
  expect(model.hasEarlier.value).toBe(true);
});

test('a request takes the whole conversation along, also what was not on the screen', async () => {
  const { model, transport } = await chatAfter(90);
  model.send('more');
  await expect.poll(() => transport.answers.length).toBe(1);
  expect(transport.answers[0]?.request.messages.map(({ content }) => content)).toEqual([...texts(90), 'more']);
});

test('what is read after the conversation was left comes into no other', async () => {
  const { model } = await chatAfter(90);
  const loading = model.loadEarlier();
  model.newConversation();
  await loading;
  expect(model.messages.value).toEqual([]);
  expect(model.hasEarlier.value).toBe(false);
});

test('a message goes on being written at its place after earlier ones were read', async () => {
  const { model, store, transport } = await chatAfter(90);
  await model.loadEarlier();
  model.send('more');
  await expect.poll(() => transport.answers.length).toBe(1);
  const stored = await store.load('c');
  expect(stored?.messages.at(-1)).toMatchObject({ position: 180, message: { text: 'more' } });
});

test('a request within limits takes along what fits, and no more is read for it', async () => {
  const { model, transport } = await chatAfter(200, { messages: 60 });
  model.send('more');
  await expect.poll(() => transport.answers.length).toBe(1);
  expect(transport.answers[0]?.request.messages.map(({ content }) => content)).toEqual([
    ...texts(200).slice(-60),
    'more',
  ]);
  expect(model.messages.value.length).toBeLessThan(160);
});

test('what is let go of is read again, in its place', async () => {
  const { model } = await chatAfter(90, { messages: 4 });
  await model.loadEarlier('u0');
  expect(model.hasEarlier.value).toBe(false);
  await model.unloadBefore('u70');
  expect(model.messages.value.map(({ text }) => text)).toEqual(texts(90).slice(140));
  expect(model.hasEarlier.value).toBe(true);
  await model.loadEarlier('u0');
  expect(model.messages.value.map(({ text }) => text)).toEqual(texts(90));
});

test('nothing is let go of that a request would read again at once', async () => {
  const { model } = await chatAfter(90);
  await model.loadEarlier('u0');
  await model.unloadBefore('u70');
  expect(model.messages.value).toHaveLength(180);
});

test('nothing is let go of that is not on the disk yet', async () => {
  const { model, store } = await chatAfter(0, { messages: 4 });
  store.saveMessage = () => new Promise(() => {});
  model.send('first');
  model.send('second');
  await model.unloadBefore(model.messages.value.at(-1)?.id ?? '');
  expect(model.messages.value.map(({ text }) => text)).toEqual(['first', 'second']);
});
