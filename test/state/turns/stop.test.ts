import { expect, test } from 'vitest';
import { ChatBench, serverFault } from '../../support/chat-bench.js';

test('Stop keeps what came, closes the request and says nothing of an error', async () => {
  const bench = new ChatBench();
  const model = bench.start();
  model.send('Hello');
  const answer = await bench.answer();
  answer.say('Hel');
  await bench.settle();
  model.stop();
  expect(answer.signal.aborted).toBe(true);
  expect(model.turn.value).toEqual({ phase: 'idle' });
  expect(model.messages.value.at(-1)).toMatchObject({ text: 'Hel', status: 'incomplete', reason: 'stopped' });
  await bench.settle();
  expect(bench.named('error')).toEqual([]);
  expect(bench.named('turn-end')).toHaveLength(1);
});

test('Stop before anything came leaves the message and an empty stopped answer', async () => {
  const bench = new ChatBench();
  const model = bench.start();
  model.send('Hello');
  await bench.settle();
  model.stop();
  await bench.settle();
  expect(model.messages.value).toMatchObject([
    { role: 'user', status: 'complete' },
    { role: 'assistant', text: '', status: 'incomplete', reason: 'stopped' },
  ]);
});

test('nothing that comes after Stop lands in the next answer', async () => {
  const bench = new ChatBench();
  const model = bench.start();
  model.send('one');
  const first = await bench.answer();
  first.say('first');
  await bench.settle();
  model.stop();
  model.send('two');
  first.say(' late');
  first.end();
  const second = await bench.answer();
  second.say('second');
  second.end();
  await bench.settle();
  expect(model.messages.value.map((m) => m.text)).toEqual(['one', 'first', 'two', 'second']);
});

test('not even a transport that goes on after Stop reaches the screen or the disk', async () => {
  const bench = new ChatBench();
  const model = bench.start();
  model.send('one');
  const first = await bench.answer();
  first.isDisobedient = true;
  first.say('first');
  await bench.settle();
  model.stop();
  first.say(' late');
  await bench.settle();
  bench.clock.advance(1_000);
  expect(model.messages.value.map((m) => m.text)).toEqual(['one', 'first']);
  expect(model.turn.value).toEqual({ phase: 'idle' });
  expect(bench.store.checkpoints.map((answer) => answer.text)).not.toContain('first late');
  expect(bench.named('text-delta')).toHaveLength(1);
});

test('Stop while waiting to retry ends the turn and its timer', async () => {
  const bench = new ChatBench();
  const model = bench.start();
  model.send('Hello');
  (await bench.answer()).push(serverFault());
  await bench.settle();
  model.stop();
  await bench.settle();
  bench.clock.advance(60_000);
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(1);
  expect(bench.clock.pending).toBe(0);
});

test('Stop while the model is being looked up sends nothing', async () => {
  const bench = new ChatBench();
  let found = (): void => {};
  bench.transport.verification = new Promise((resolve) => {
    found = () => resolve({ outcome: 'found', model: { id: 'm' } });
  });
  const model = bench.start();
  model.send('Hello');
  await bench.settle();
  model.stop();
  found();
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(0);
});

test('a queued message goes on after Stop', async () => {
  const bench = new ChatBench();
  const model = bench.start();
  model.send('one');
  model.send('two');
  (await bench.answer()).say('1');
  await bench.settle();
  model.stop();
  expect((await bench.answer()).request.messages.at(-1)?.content).toBe('two');
});

test('destroy ends everything and leaves no timer', async () => {
  const bench = new ChatBench();
  const model = bench.start();
  model.send('Hello');
  const answer = await bench.answer();
  answer.say('Hel');
  await bench.settle();
  model.dispose();
  model.send('more');
  model.retry();
  await bench.settle();
  expect(answer.signal.aborted).toBe(true);
  expect(bench.clock.pending).toBe(0);
  expect(bench.store.isClosed).toBe(true);
  expect(bench.transport.answers).toHaveLength(1);
});
