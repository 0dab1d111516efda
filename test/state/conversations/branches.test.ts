import { expect, test, vi } from 'vitest';
import type { OwnedChatModel } from '../../../src/state/chat-model.js';
import { ChatBench, serverFault } from '../../support/chat-bench.js';

/** A conversation of some answered turns. */
async function talk(bench: ChatBench, ...texts: string[]): Promise<OwnedChatModel> {
  const model = bench.start();
  for (const text of texts) {
    model.send(text);
    await reply(bench, `re: ${text}`);
  }
  return model;
}

async function reply(bench: ChatBench, text: string): Promise<void> {
  const answer = await bench.answer();
  answer.say(text);
  answer.end();
  await bench.settle();
}

const texts = (model: OwnedChatModel): string[] => model.messages.value.map((message) => message.text);
const idOf = (model: OwnedChatModel, text: string): string =>
  model.messages.value.find((message) => message.text === text)?.id ?? `no ${text}`;

/** "2 of 3", once what counts versions has loaded. */
async function expectVersion(model: OwnedChatModel, text: string, index: number, count: number): Promise<void> {
  await vi.waitFor(() => expect(model.versions.value.get(idOf(model, text))).toEqual({ index, count }));
}

test('an edited message begins a branch, and one steps back to what followed the old text', async () => {
  const bench = new ChatBench();
  const model = await talk(bench, 'one', 'two', 'three');
  model.edit(idOf(model, 'two'), 'deux');
  await reply(bench, 're: deux');
  expect(texts(model)).toEqual(['one', 're: one', 'deux', 're: deux']);
  expect(bench.transport.answers.at(-1)?.request.messages.map((m) => m.content)).toEqual(['one', 're: one', 'deux']);
  await expectVersion(model, 'deux', 2, 2);
  model.showVersion(idOf(model, 'deux'), -1);
  expect(texts(model)).toEqual(['one', 're: one', 'two', 're: two', 'three', 're: three']);
  await expectVersion(model, 'two', 1, 2);
  model.showVersion(idOf(model, 'two'), 1);
  expect(texts(model)).toEqual(['one', 're: one', 'deux', 're: deux']);
});

test('what is written goes on where one reads', async () => {
  const bench = new ChatBench();
  const model = await talk(bench, 'one', 'two');
  model.edit(idOf(model, 'two'), 'deux');
  await reply(bench, 're: deux');
  model.send('trois');
  await reply(bench, 're: trois');
  await expectVersion(model, 'deux', 2, 2);
  model.showVersion(idOf(model, 'deux'), -1);
  model.send('three');
  const answer = await bench.answer();
  expect(answer.request.messages.map((m) => m.content)).toEqual(['one', 're: one', 'two', 're: two', 'three']);
});

test('another answer is a version of it, and an edit of an edit is a third text', async () => {
  const bench = new ChatBench();
  const model = await talk(bench, 'one');
  model.regenerate(idOf(model, 're: one'));
  await reply(bench, 'again: one');
  expect(texts(model)).toEqual(['one', 'again: one']);
  await expectVersion(model, 'again: one', 2, 2);
  model.edit(idOf(model, 'one'), 'un');
  await reply(bench, 're: un');
  model.edit(idOf(model, 'un'), 'uno');
  await reply(bench, 're: uno');
  await expectVersion(model, 'uno', 3, 3);
  expect(bench.transport.answers.at(-1)?.request.messages).toEqual([{ role: 'user', content: 'uno' }]);
});

test('another answer that fails, or is stopped before it begins, leaves the one there is', async () => {
  const bench = new ChatBench();
  bench.settings.maxRetries = 0;
  const model = await talk(bench, 'one', 'two');
  model.regenerate(idOf(model, 're: one'));
  (await bench.answer()).push(serverFault());
  await bench.settle();
  expect(texts(model)).toEqual(['one', 're: one', 'two', 're: two']);
  expect(model.messages.value[0]).toMatchObject({ status: 'failed' });
  model.retry();
  await bench.answer();
  model.stop();
  await bench.settle();
  expect(texts(model)).toEqual(['one', 're: one', 'two', 're: two']);
  expect(model.messages.value[0]).toMatchObject({ status: 'complete' });
  expect(bench.store.branches).toEqual([]);
});

test('an edit stops what is being answered and not read any more; what came of it is kept', async () => {
  const bench = new ChatBench();
  const model = await talk(bench, 'one');
  model.send('two');
  const left = await bench.answer();
  left.say('re: t');
  await bench.settle();
  model.edit(idOf(model, 'one'), 'un');
  await vi.waitFor(() => expect(left.signal.aborted).toBe(true));
  await reply(bench, 're: un');
  expect(texts(model)).toEqual(['un', 're: un']);
  await expectVersion(model, 'un', 2, 2);
  model.showVersion(idOf(model, 'un'), -1);
  expect(texts(model)).toEqual(['one', 're: one', 'two', 're: t']);
  expect(model.messages.value.at(-1)).toMatchObject({ status: 'incomplete', reason: 'stopped' });
});

test('branches and the one that is read are kept, and a text that is blank or the same changes nothing', async () => {
  const bench = new ChatBench();
  const model = await talk(bench, 'one');
  model.edit(idOf(model, 'one'), ' ');
  model.edit(idOf(model, 'one'), 'one');
  model.edit(idOf(model, 're: one'), 'mine');
  expect(bench.store.branches).toEqual([]);
  model.edit(idOf(model, 'one'), 'un');
  await reply(bench, 're: un');
  const { id } = model.conversation.value;
  bench.store.stored = await bench.store.load(id);
  const reloaded = bench.start();
  await bench.settle();
  expect(texts(reloaded)).toEqual(['un', 're: un']);
  expect(bench.store.branches).toMatchObject([{ keepsUser: false, position: 0 }]);
});

test('a page that holds nothing of the branch that is read is followed by the others', async () => {
  const bench = new ChatBench();
  const base = { turnId: 't', createdAt: 0, status: 'complete' } as const;
  bench.store.stored = {
    conversation: { id: 'c', createdAt: 0, updatedAt: 0 },
    branches: [{ id: 'b', turnId: 't', position: 0, keepsUser: true, createdAt: 1 }],
    messages: [{ position: 2, message: { ...base, id: 'a2', role: 'assistant', text: 'again', branch: 'b' } }],
    hasEarlier: true,
    draft: '',
  };
  bench.store.loadFrom = async () => [
    { position: 0, message: { ...base, id: 'u', role: 'user', text: 'one' } },
    { position: 1, message: { ...base, id: 'a', role: 'assistant', text: 're: one' } },
  ];
  const model = bench.start();
  await expect.poll(() => texts(model)).toEqual(['one', 're: one']);
});

test('a conversation is called by the first words that are read', async () => {
  const bench = new ChatBench();
  const model = await talk(bench, 'one', 'two');
  model.edit(idOf(model, 'two'), 'deux');
  await reply(bench, 're: deux');
  expect(model.conversation.value.firstWords).toBe('one');
  model.edit(idOf(model, 'one'), 'un');
  await reply(bench, 're: un');
  expect(model.conversation.value.firstWords).toBe('un');
  await expectVersion(model, 'un', 2, 2);
  model.showVersion(idOf(model, 'un'), -1);
  expect(model.conversation.value.firstWords).toBe('one');
});
