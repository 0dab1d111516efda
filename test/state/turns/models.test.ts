import { expect, test } from 'vitest';
import { ChatError } from '../../../src/core/chat-error.js';
import { ChatBench, serverFault } from '../../support/chat-bench.js';

const a = { id: 'a', name: 'Ada' };
const b = { id: 'b', name: 'Bob' };
const hidden = { id: 'h', isHidden: true };

function listBench(...models: { id: string }[]): ChatBench {
  const bench = new ChatBench();
  bench.settings.models = models.map(({ id }) => id);
  const [model = a] = models;
  bench.transport.verification = { outcome: 'found', model, models };
  return bench;
}

test('asks the first model that is listed', async () => {
  const bench = listBench(a, b);
  bench.transport.verification = { outcome: 'found', model: b, models: [b] };
  const model = bench.start();
  model.send('Hello');
  expect((await bench.answer()).request.model).toBe('b');
  expect(model.connection.value).toEqual({ state: 'ready', model: b });
  model.dispose();
});

test('after a fault of the server the next model is asked at once, with a notice, and stays', async () => {
  const bench = listBench(a, b);
  const model = bench.start();
  model.send('Hello');
  (await bench.answer()).push(serverFault());
  const second = await bench.answer();
  expect(second.request.model).toBe('b');
  expect(model.notices.value).toEqual([{ name: 'model-switched', to: b }]);
  second.say('Hi');
  second.end();
  await bench.settle();
  expect(bench.clock.pending).toBe(0);
  expect(model.messages.value.at(-1)).toMatchObject({ text: 'Hi', status: 'complete', model: 'b' });
  model.send('Again');
  expect((await bench.answer()).request.model).toBe('b');
  model.dispose();
});

test('where every model fails, the last one is asked again as the policy says', async () => {
  const bench = listBench(a, b);
  const model = bench.start();
  bench.settings.maxRetries = 1;
  model.send('Hello');
  (await bench.answer()).push(serverFault());
  (await bench.answer()).push(serverFault());
  await bench.settle();
  expect(model.turn.value).toMatchObject({ phase: 'retrying', attempt: 2 });
  bench.clock.advance(60_000);
  (await bench.answer()).push(serverFault());
  await bench.settle();
  expect(bench.transport.answers.map(({ request }) => request.model)).toEqual(['a', 'b', 'b']);
  expect(model.messages.value).toMatchObject([{ status: 'failed', error: { code: 'server' } }]);
});

test('no other model is asked after the first delta, for a key, or without a network', async () => {
  for (const error of [
    new ChatError('auth', 'no', { status: 401 }),
    new ChatError('network', 'no', { retryable: true }),
    new ChatError('bad-request', 'no', { status: 400 }),
  ]) {
    const bench = listBench(a, b);
    const model = bench.start();
    model.send('Hello');
    (await bench.answer()).push(error);
    await bench.settle();
    expect(bench.transport.answers).toHaveLength(1);
    model.dispose();
  }
  const bench = listBench(a, b);
  const model = bench.start();
  model.send('Hello');
  const answer = await bench.answer();
  answer.say('Half');
  answer.push(serverFault());
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(1);
  expect(model.messages.value.at(-1)).toMatchObject({ text: 'Half', status: 'incomplete', reason: 'server' });
});

test('a fault behind frames that show nothing leads to the next model, into the same bubble', async () => {
  const bench = listBench(a, b);
  const model = bench.start();
  model.send('Hello');
  (await bench.answer()).push({ type: 'activity' }, serverFault());
  const second = await bench.answer();
  second.say('Hi');
  second.end();
  await bench.settle();
  expect(model.messages.value.slice(1)).toMatchObject([{ text: 'Hi', status: 'complete' }]);
});

test('a model that the server does not have leads to the next one', async () => {
  const bench = listBench(a, b);
  bench.settings.verifyModel = false;
  const model = bench.start();
  model.send('Hello');
  const error = new ChatError('bad-request', 'no', { status: 400, serverText: 'Model not found' });
  (await bench.answer()).push(error);
  expect((await bench.answer()).request.model).toBe('b');
  model.dispose();
});

test('the visitor chooses among the models that are not hidden', async () => {
  const bench = listBench(a, hidden, b);
  const model = bench.start();
  await model.verify();
  expect(model.models.value).toEqual([a, b]);
  model.chooseModel('b');
  expect(model.model.value).toEqual(b);
  expect(model.connection.value).toEqual({ state: 'ready', model: b });
  model.send('Hello');
  expect((await bench.answer()).request.model).toBe('b');
  model.chooseModel('no-such-model');
  expect(model.model.value).toEqual(a);
  model.dispose();
});

test('before the list is read, the names that the owner gave stand for the models', () => {
  const bench = listBench(a, b);
  const model = bench.start();
  expect(model.models.value).toEqual([{ id: 'a' }, { id: 'b' }]);
  model.dispose();
});
