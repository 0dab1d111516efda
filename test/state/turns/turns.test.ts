import { expect, test } from 'vitest';
import { ChatError } from '../../../src/core/chat-error.js';
import { ChatBench, serverFault } from '../../support/chat-bench.js';

test('shows the message at once and the answer as it comes', async () => {
  const bench = new ChatBench();
  const model = bench.start();
  model.send('Hello');
  expect(model.messages.value).toMatchObject([{ role: 'user', text: 'Hello', status: 'sending' }]);
  expect(model.turn.value.phase).toBe('waiting');

  const answer = await bench.answer();
  answer.say('Good ');
  await bench.settle();
  expect(model.messages.value).toMatchObject([{ status: 'complete' }]);
  const { turn } = model;
  if (turn.value.phase !== 'streaming') throw new Error('expected a streaming turn');
  expect(turn.value.answer.text.value).toBe('Good ');

  answer.say('day');
  answer.end();
  await bench.settle();
  expect(model.turn.value).toEqual({ phase: 'idle' });
  expect(model.messages.value.at(-1)).toMatchObject({ role: 'assistant', text: 'Good day', status: 'complete' });
  expect(bench.events.map((event) => event.name)).toEqual([
    'turn-start',
    'connection',
    'text-delta',
    'text-delta',
    'turn-end',
  ]);
});

test('sends the system prompt and every answered turn, then the message', async () => {
  const bench = new ChatBench();
  bench.settings.systemPrompt = 'Be kind.';
  const model = bench.start();
  model.send('one');
  (await bench.answer()).push(new ChatError('bad-request', 'no'));
  await bench.settle();
  model.send('two');
  const second = await bench.answer();
  second.say('2');
  second.end();
  await bench.settle();
  model.send('three');
  expect((await bench.answer()).request.messages).toEqual([
    { role: 'system', content: 'Be kind.' },
    { role: 'user', content: 'two' },
    { role: 'assistant', content: '2' },
    { role: 'user', content: 'three' },
  ]);
});

test('asks only once the message is on the disk', async () => {
  const bench = new ChatBench();
  let written = (): void => {};
  bench.store.writing = new Promise((resolve) => {
    written = resolve;
  });
  bench.start().send('Hello');
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(0);
  written();
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(1);
});

test('goes on from memory when the disk takes longer than 3 s', async () => {
  const bench = new ChatBench();
  bench.store.writing = new Promise(() => {});
  bench.start().send('Hello');
  await bench.settle();
  bench.clock.advance(2_999);
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(0);
  bench.clock.advance(1);
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(1);
});

test('retries what failed before anything came, with one message on the screen', async () => {
  const bench = new ChatBench();
  const model = bench.start();
  model.send('Hello');
  (await bench.answer()).push(serverFault());
  await bench.settle();
  expect(model.turn.value).toMatchObject({ phase: 'retrying', attempt: 2, at: 250, error: { code: 'server' } });
  bench.clock.advance(250);
  const second = await bench.answer();
  second.say('Hi');
  second.end();
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(2);
  expect(model.messages.value.map((m) => m.text)).toEqual(['Hello', 'Hi']);
});

test('asks at most four times and keeps the message with its reason', async () => {
  const bench = new ChatBench();
  const model = bench.start();
  model.send('Hello');
  for (let i = 0; i < 4; i += 1) {
    (await bench.answer()).push(serverFault());
    await bench.settle();
    bench.clock.advance(10_000);
  }
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(4);
  expect(model.messages.value).toMatchObject([{ text: 'Hello', status: 'failed', error: { code: 'server' } }]);
  expect(bench.named('error')).toMatchObject([{ error: { code: 'server', status: 500, retryable: true } }]);
  expect(bench.clock.pending).toBe(0);
});

test('a stream that times out is asked for once more, and not a third time', async () => {
  const bench = new ChatBench();
  const model = bench.start();
  model.send('Hello');
  for (let i = 0; i < 3; i += 1) {
    (await bench.answer()).push(new ChatError('timeout', 'silent', { retryable: true }));
    await bench.settle();
    bench.clock.advance(10_000);
  }
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(2);
  expect(model.messages.value).toMatchObject([{ status: 'failed', error: { code: 'timeout' } }]);
});

test('Retry of an earlier message waits, visibly, while another turn runs', async () => {
  const bench = new ChatBench();
  const model = bench.start();
  model.send('one');
  (await bench.answer()).push(new ChatError('bad-request', 'no'));
  await bench.settle();
  model.send('two');
  await bench.settle();
  model.retry(model.messages.value[0]?.turnId);
  expect(model.messages.value.map((m) => m.status)).toEqual(['queued', 'sending']);
  expect(model.messages.value[0]).not.toHaveProperty('error');
  (await bench.answer()).end();
  expect((await bench.answer()).request.messages.map((m) => m.content)).toEqual(['one']);
});

test('never asks again by itself after a frame, and keeps what came', async () => {
  const bench = new ChatBench();
  const model = bench.start();
  model.send('Hello');
  const answer = await bench.answer();
  answer.say('Hel');
  answer.push(new ChatError('interrupted', 'cut', { retryable: true }));
  await bench.settle();
  bench.clock.advance(60_000);
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(1);
  expect(model.messages.value.at(-1)).toMatchObject({ text: 'Hel', status: 'incomplete', reason: 'interrupted' });
});

test('a status of an agent counts as a frame', async () => {
  const bench = new ChatBench();
  const model = bench.start();
  model.send('Research this');
  const answer = await bench.answer();
  answer.push({ type: 'status', status: { description: 'Reading', done: false } }, serverFault());
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(1);
  expect(model.messages.value.at(-1)).toMatchObject({ status: 'incomplete', reason: 'server', text: '' });
});

test.each(['length', 'content-filter'] as const)(
  'an answer cut by %s is incomplete with that reason',
  async (reason) => {
    const bench = new ChatBench();
    const model = bench.start();
    model.send('Hello');
    const answer = await bench.answer();
    answer.say('Long');
    answer.push({ type: 'end', finishReason: reason });
    await bench.settle();
    expect(model.messages.value.at(-1)).toMatchObject({ status: 'incomplete', reason });
  },
);

test('Retry starts a new budget and keeps the earlier answer as an older version', async () => {
  const bench = new ChatBench();
  const model = bench.start();
  model.send('Hello');
  const first = await bench.answer();
  first.say('Hel');
  first.push(new ChatError('stall', 'silent', { retryable: true }));
  await bench.settle();
  model.retry();
  const second = await bench.request(2);
  second.say('Hello!');
  second.end();
  await bench.settle();
  expect(model.messages.value.map((m) => m.text)).toEqual(['Hello', 'Hello!']);
  expect([...bench.store.messages.values()].map(({ message }) => message.text)).toEqual(['Hello', 'Hel', 'Hello!']);
  expect(second.request.messages).toEqual([{ role: 'user', content: 'Hello' }]);
});

test('waits no longer when the visitor says so', async () => {
  const bench = new ChatBench();
  const model = bench.start();
  model.send('Hello');
  (await bench.answer()).push(new ChatError('rate-limit', 'busy', { retryable: true, retryAfter: 50_000 }));
  await bench.settle();
  model.retryNow();
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(2);
  expect(bench.clock.pending).toBe(0);
});

test('messages sent while a turn runs wait for it and then go, one by one', async () => {
  const bench = new ChatBench();
  const model = bench.start();
  model.send('one');
  model.send('two');
  expect(model.messages.value.map((m) => m.status)).toEqual(['sending', 'queued']);
  const first = await bench.answer();
  first.say('1');
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(1);
  first.end();
  const second = await bench.answer();
  expect(bench.transport.answers).toHaveLength(2);
  expect(second.request.messages.map((m) => m.content)).toEqual(['one', '1', 'two']);
});

test('blank text is no message', () => {
  const bench = new ChatBench();
  const model = bench.start();
  model.send(' \n ');
  expect(model.messages.value).toEqual([]);
});

test('a message is written once before its answer: as sending where it goes at once, as queued where it waits', async () => {
  const bench = new ChatBench();
  const model = bench.start();
  await bench.settle();
  model.send('now');
  model.send('later');
  await bench.answer();
  expect(bench.store.writes.map(({ text, status }) => [text, status])).toEqual([
    ['now', 'sending'],
    ['later', 'queued'],
  ]);
});

test('a message that is sent offline is written once, as queued with its reason', async () => {
  const bench = new ChatBench();
  const model = bench.start();
  await bench.settle();
  bench.transport.isThere = false;
  bench.connectivity.set(false);
  model.send('kept');
  await bench.settle();
  expect(bench.store.writes).toMatchObject([{ text: 'kept', status: 'queued', error: { code: 'offline' } }]);
  model.dispose();
});
