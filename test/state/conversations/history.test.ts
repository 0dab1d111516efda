import { expect, test } from 'vitest';
import { ChatBench } from '../../support/chat-bench.js';

const stored = {
  conversation: { id: 'c1', createdAt: 1, updatedAt: 1 },
  messages: [
    { position: 0, message: { id: 'u1', turnId: 't1', createdAt: 1, role: 'user', text: 'old', status: 'complete' } },
    {
      position: 3,
      message: { id: 'a1', turnId: 't1', createdAt: 1, role: 'assistant', text: 'answer', status: 'complete' },
    },
  ],
  hasEarlier: false,
  branches: [],
  draft: '',
} as const;

test('a message sent before the history was read stands after it, in its conversation', async () => {
  const bench = new ChatBench();
  let read = (): void => {};
  bench.store.reading = new Promise((resolve) => {
    read = resolve;
  });
  bench.store.stored = stored;
  const model = bench.start();
  model.send('new');
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(0);
  read();
  const answer = await bench.answer();
  expect(model.messages.value.map((m) => m.text)).toEqual(['old', 'answer', 'new']);
  expect(answer.request.messages.map((m) => m.content)).toEqual(['old', 'answer', 'new']);
  const written = [...bench.store.messages.values()].at(-1);
  expect(written).toMatchObject({ conversationId: 'c1', position: 4, message: { text: 'new' } });
});

test('checkpoints follow the answer within 250 ms, only where something came, and end with it', async () => {
  const bench = new ChatBench();
  const model = bench.start();
  model.send('Hello');
  const answer = await bench.answer();
  answer.say('Hel');
  await bench.settle();
  bench.clock.advance(250);
  bench.clock.advance(250);
  expect(bench.store.checkpoints).toMatchObject([{ text: 'Hel', status: 'incomplete', reason: 'reload' }]);
  answer.say('lo');
  await bench.settle();
  model.flush();
  expect(bench.store.checkpoints.at(-1)).toMatchObject({ text: 'Hello' });
  answer.end();
  await bench.settle();
  expect(bench.clock.pending).toBe(0);
  expect([...bench.store.messages.values()].at(-1)?.message).toMatchObject({ text: 'Hello', status: 'complete' });
});

test('a page that goes before anything came leaves a failed message, as a reload shows it, and no answer', async () => {
  const bench = new ChatBench();
  const model = bench.start();
  model.send('Hello');
  await bench.answer();
  model.suspend();
  await bench.settle();
  expect(model.messages.value).toMatchObject([
    { role: 'user', status: 'failed', error: { code: 'interrupted', retryable: true } },
  ]);
  expect([...bench.store.messages.values()].map(({ message }) => message.status)).toEqual(['failed']);
});

test('a checkpoint in the middle of the reasoning does not end its time', async () => {
  const bench = new ChatBench();
  const model = bench.start();
  model.send('Hello');
  const answer = await bench.answer();
  answer.push({ type: 'reasoning', text: 'Let me see' });
  await bench.settle();
  bench.clock.advance(1_000);
  answer.push({ type: 'reasoning', text: ' …' });
  await bench.settle();
  bench.clock.advance(1_000);
  answer.say('Hi');
  await bench.settle();
  bench.clock.advance(5_000);
  answer.end();
  await bench.settle();
  expect(bench.store.checkpoints[0]).toMatchObject({ reasoningMs: 200 });
  expect(model.messages.value.at(-1)).toMatchObject({ reasoning: 'Let me see …', reasoningMs: 2_000 });
});

test('an answer that ends waits for no other write', async () => {
  const bench = new ChatBench();
  const model = bench.start();
  model.send('Hello');
  const answer = await bench.answer();
  const before = bench.store.messages.size;
  answer.say('Hi');
  await bench.settle();
  // Nothing is in the way when the end comes: what is delivered is only shown so far.
  expect(bench.store.messages.size).toBe(before);
  expect([...bench.store.messages.values()].at(-1)?.message.status).toBe('sending');
  answer.end();
  await bench.settle();
  expect(bench.store.checkpoints.at(-1)?.text).toBe('Hi');
  expect([...bench.store.messages.values()].map((m) => m.message.status)).toEqual(['complete', 'complete']);
});

test('a new conversation keeps the old one and opens empty after a reload', async () => {
  const bench = new ChatBench();
  const model = bench.start();
  model.send('Hello');
  const answer = await bench.answer();
  answer.say('Hi');
  await bench.settle();
  const first = bench.store.conversations.at(-1)?.id;
  model.newConversation();
  // Its answer goes on behind the new one.
  answer.say(' there');
  answer.end();
  await bench.settle();
  expect(model.messages.value).toEqual([]);
  expect(bench.store.erased).toEqual([]);
  expect(bench.store.conversations.at(-1)?.id).not.toBe(first);
  const kept = [...bench.store.messages.values()];
  expect(kept.map((m) => [m.conversationId, m.message.status, m.message.text])).toEqual([
    [first, 'complete', 'Hello'],
    [first, 'complete', 'Hi there'],
  ]);
  model.send('afresh');
  await bench.settle();
  const newest = [...bench.store.messages.values()].at(-1);
  expect(newest).toMatchObject({ conversationId: bench.store.conversations.at(-1)?.id, position: 0 });
});

test('clear erases the conversation, and a running answer does not bring it back', async () => {
  const bench = new ChatBench();
  const model = bench.start();
  model.send('Hello');
  const answer = await bench.answer();
  answer.say('Hi');
  await bench.settle();
  const id = bench.store.conversations.at(-1)?.id;
  const writes = bench.store.messages.size;
  model.clear();
  answer.end();
  await bench.settle();
  bench.clock.advance(1000);
  expect(bench.store.erased).toEqual([id]);
  expect(bench.store.messages.size).toBe(writes);
  expect(bench.store.checkpoints).toEqual([]);
  expect(model.messages.value).toEqual([]);
});

test('nothing is written before the visitor does something', async () => {
  const bench = new ChatBench();
  const model = bench.start();
  await model.verify();
  model.newConversation();
  model.clear();
  await bench.settle();
  model.dispose();
  expect(bench.store.conversations).toEqual([]);
  expect(bench.store.messages.size).toBe(0);
});

test('a history that cannot be read is no reason not to chat', async () => {
  const bench = new ChatBench();
  bench.store.reading = Promise.reject(new Error('damaged'));
  const model = bench.start();
  model.send('Hello');
  const answer = await bench.answer();
  answer.say('Hi');
  answer.end();
  await bench.settle();
  expect(model.isLoaded.value).toBe(true);
  expect(model.messages.value.map((m) => m.text)).toEqual(['Hello', 'Hi']);
});
