import { expect, test, vi } from 'vitest';
import { ChatError } from '../../../src/core/chat-error.js';
import type { Message } from '../../../src/core/message.js';
import { ChatBench } from '../../support/chat-bench.js';

const held = { status: 'queued', error: { code: 'offline' } };

/** A chat whose browser is offline and whose server cannot be reached. */
function offlineBench(): ChatBench {
  const bench = new ChatBench();
  bench.connectivity.set(false);
  bench.transport.isThere = false;
  return bench;
}

/** A stored conversation with one message that waited when the page went away. */
function storeHeld(bench: ChatBench, message: object = {}): void {
  const user = { id: 'u1', turnId: 't1', createdAt: 1, text: 'Hello', role: 'user', ...held, ...message } as Message;
  bench.store.stored = {
    conversation: { id: 'c1', createdAt: 1, updatedAt: 1 },
    messages: [{ position: 0, message: user }],
    hasEarlier: false,
    branches: [],
    draft: '',
  };
  bench.store.messages.set('u1', { conversationId: 'c1', position: 0, message: user });
}

test('a message sent while the browser is offline waits, and is kept as waiting', async () => {
  const bench = offlineBench();
  const model = bench.start();
  model.send('Hello');
  await bench.settle();
  expect(model.messages.value).toMatchObject([{ text: 'Hello', ...held }]);
  expect(model.turn.value).toMatchObject({ phase: 'offline', turnId: model.messages.value[0]?.turnId });
  expect([...bench.store.messages.values()].at(-1)?.message).toMatchObject(held);
  bench.clock.advance(600_000);
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(0);
  model.dispose();
});

test('it goes out once, by itself, when the server answers a probe', async () => {
  const bench = offlineBench();
  const model = bench.start();
  model.send('Hello');
  await bench.settle();
  bench.transport.isThere = true;
  bench.connectivity.set(true);
  const answer = await bench.request(1);
  answer.say('Hi');
  answer.end();
  await bench.settle();
  bench.connectivity.set(true);
  bench.clock.advance(600_000);
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(1);
  expect(model.messages.value).toMatchObject([{ status: 'complete' }, { text: 'Hi', status: 'complete' }]);
  expect(model.messages.value[0]).not.toHaveProperty('error');
  expect([bench.clock.pending, bench.connectivity.listeners]).toEqual([0, 0]);
});

test('the browser’s word alone sends nothing', async () => {
  const bench = offlineBench();
  const model = bench.start();
  model.send('Hello');
  await bench.settle();
  bench.connectivity.set(true);
  await bench.settle();
  bench.clock.advance(600_000);
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(0);
  expect(model.messages.value).toMatchObject([held]);
  bench.transport.isThere = true;
  bench.clock.advance(15_000);
  await bench.request(1);
  expect(bench.transport.answers).toHaveLength(1);
  model.dispose();
});

test('a browser that is wrong to say offline holds nothing back', async () => {
  const bench = offlineBench();
  bench.transport.isThere = true;
  const model = bench.start();
  model.send('Hello');
  const answer = await bench.request(1);
  expect(model.messages.value).toMatchObject([{ status: 'sending' }]);
  answer.push(new ChatError('offline', 'offline'));
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(1);
  expect(model.messages.value).toMatchObject([{ status: 'failed', error: { code: 'offline' } }]);
  model.dispose();
});

test('probes come ever more slowly, one at a time, and at once when the browser comes online', async () => {
  const bench = offlineBench();
  const model = bench.start();
  model.send('Hello');
  const waits: number[] = [];
  for (let look = 0; look < 7; look += 1) {
    await bench.settle();
    const wait = bench.clock.next ?? 0;
    waits.push(wait);
    bench.clock.advance(wait);
  }
  expect(waits).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
  await bench.settle();
  const { probes } = bench.transport;
  bench.connectivity.set(true);
  bench.connectivity.set(true);
  expect(bench.transport.probes).toBe(probes + 1);
  model.dispose();
});

test('several messages wait and go out in their order, one after another', async () => {
  const bench = offlineBench();
  const model = bench.start();
  model.send('One');
  model.send('Two');
  await bench.settle();
  expect(model.messages.value).toMatchObject([
    { text: 'One', ...held },
    { text: 'Two', ...held },
  ]);
  bench.transport.isThere = true;
  bench.clock.advance(1000);
  for (const [at, text] of ['One', 'Two'].entries()) {
    const answer = await bench.request(at + 1);
    expect(answer.request.messages.at(-1)?.content).toBe(text);
    answer.say('ok');
    answer.end();
    await bench.settle();
  }
  expect(bench.transport.answers).toHaveLength(2);
});

test('a message that waits can be taken back, and sent by hand later', async () => {
  const bench = offlineBench();
  const model = bench.start();
  model.send('Hello');
  await bench.settle();
  const { turnId = '' } = model.messages.value[0] ?? {};
  model.cancel(turnId);
  await bench.settle();
  expect(model.messages.value).toMatchObject([{ text: 'Hello', status: 'failed', error: { code: 'offline' } }]);
  expect(model.turn.value.phase).toBe('idle');
  expect([bench.clock.pending, bench.connectivity.listeners]).toEqual([0, 0]);
  bench.connectivity.set(true);
  model.retry(turnId);
  await bench.request(1);
  expect(bench.transport.answers).toHaveLength(1);
  model.dispose();
});

test('a message that the browser could not send because it went offline waits as well', async () => {
  const bench = new ChatBench();
  const model = bench.start();
  model.send('Hello');
  const answer = await bench.answer();
  bench.connectivity.set(false);
  bench.transport.isThere = false;
  model.send('Again');
  answer.push(new ChatError('offline', 'offline'));
  await bench.settle();
  expect(model.messages.value).toMatchObject([
    { text: 'Hello', ...held },
    { text: 'Again', ...held },
  ]);
  expect(bench.named('turn-end')).toEqual([]);
  bench.transport.isThere = true;
  bench.connectivity.set(true);
  expect((await bench.request(2)).request.messages.at(-1)?.content).toBe('Hello');
  expect(bench.transport.answers).toHaveLength(2);
  model.dispose();
});

test('after a reload the message waits again and goes out once', async () => {
  const bench = offlineBench();
  storeHeld(bench);
  const model = bench.start();
  await bench.settle();
  expect(model.turn.value).toEqual({ phase: 'offline', turnId: 't1' });
  expect(model.messages.value).toMatchObject([held]);
  bench.transport.isThere = true;
  bench.clock.advance(1000);
  const answer = await bench.request(1);
  expect(answer.request.messages).toEqual([{ role: 'user', content: 'Hello' }]);
  answer.end();
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(1);
});

test('after a reload the probe is asked even where the browser says that it is online', async () => {
  const bench = new ChatBench();
  bench.transport.isThere = false;
  storeHeld(bench);
  const model = bench.start();
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(0);
  expect(bench.transport.probes).toBe(1);
  model.dispose();
});

test('a message that another tab has sent meanwhile is not sent again', async () => {
  const bench = offlineBench();
  storeHeld(bench);
  const model = bench.start();
  await bench.settle();
  storeHeld(bench, { status: 'complete', error: undefined });
  bench.transport.isThere = true;
  bench.clock.advance(1000);
  await vi.waitUntil(() => model.messages.value[0]?.status === 'complete');
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(0);
  expect(model.turn.value.phase).toBe('idle');
});

test('a chat that is destroyed stops asking', async () => {
  const bench = offlineBench();
  const model = bench.start();
  model.send('Hello');
  await bench.settle();
  model.dispose();
  expect([bench.clock.pending, bench.connectivity.listeners]).toEqual([0, 0]);
  expect([...bench.store.messages.values()].at(-1)?.message).toMatchObject(held);
});

test('a message that another tab took back while it waited is not sent', async () => {
  const bench = offlineBench();
  storeHeld(bench);
  const model = bench.start();
  await bench.settle();
  storeHeld(bench, { status: 'failed' });
  bench.transport.isThere = true;
  bench.connectivity.set(true);
  await vi.waitUntil(() => model.messages.value[0]?.status === 'failed');
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(0);
  expect(model.turn.value.phase).toBe('idle');
});
