import { expect, test } from 'vitest';
import { ChatError } from '../../../src/core/chat-error.js';
import type { Verification } from '../../../src/core/verification.js';
import { ChatBench } from '../../support/chat-bench.js';

const unreachable: Verification = { outcome: 'failed', error: new ChatError('network', 'no', { retryable: true }) };

test.each([
  [{ outcome: 'not-listed', close: [] }, 'model'],
  [{ outcome: 'wrong-path', suggestedUrl: 'https://a.example' }, 'config'],
  [{ outcome: 'refused', status: 401 }, 'auth'],
] as const)('lenient: %o blocks sending and keeps the message', async (verification, code) => {
  const bench = new ChatBench();
  bench.transport.verification = verification;
  const model = bench.start();
  model.send('Hello');
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(0);
  expect(model.messages.value).toMatchObject([{ text: 'Hello', status: 'failed', error: { code } }]);
  expect(model.connection.value).toMatchObject({ state: 'unavailable', verification });
});

test.each([[{ outcome: 'refused', status: 403 }], [{ outcome: 'no-list' }], [unreachable]] as const)(
  'lenient: %o goes on unverified and asks again before the next message',
  async (verification) => {
    const bench = new ChatBench();
    bench.transport.verification = verification;
    const model = bench.start();
    model.send('one');
    const answer = await bench.answer();
    expect(model.connection.value.state).toBe('unverified');
    answer.say('1');
    answer.end();
    await bench.settle();
    model.send('two');
    await bench.settle();
    expect(bench.transport.verifications).toBe(2);
    expect(bench.transport.answers).toHaveLength(2);
  },
);

test('true sends only when the model was found', async () => {
  const bench = new ChatBench();
  bench.settings.verifyModel = true;
  bench.transport.verification = unreachable;
  const model = bench.start();
  model.send('Hello');
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(0);
  expect(model.messages.value).toMatchObject([{ status: 'failed', error: { code: 'network' } }]);

  bench.transport.verification = { outcome: 'found', model: { id: 'm' } };
  model.retry();
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(1);
});

test('false asks nothing', async () => {
  const bench = new ChatBench();
  bench.settings.verifyModel = false;
  const model = bench.start();
  expect(await model.verify()).toEqual({ outcome: 'not-asked' });
  model.send('Hello');
  await bench.settle();
  expect(bench.transport.verifications).toBe(0);
  expect(bench.transport.answers).toHaveLength(1);
});

test('a found model is not asked for again', async () => {
  const bench = new ChatBench();
  const model = bench.start();
  await model.verify();
  model.send('Hello');
  await bench.settle();
  expect(bench.transport.verifications).toBe(1);
});

test('destroy resolves a check that was never answered', async () => {
  const bench = new ChatBench();
  bench.transport.verification = new Promise(() => {});
  const model = bench.start();
  const outcome = model.verify();
  model.dispose();
  expect(await outcome).toEqual({ outcome: 'destroyed' });
});

test('reconnect asks the other server and forgets the outcome of the first', async () => {
  const bench = new ChatBench();
  let first = (): void => {};
  bench.transport.verification = new Promise((resolve) => {
    first = () => resolve({ outcome: 'no-list' });
  });
  const model = bench.start();
  void model.verify();
  bench.transport.verification = { outcome: 'found', model: { id: 'other' } };
  model.reconnect();
  first();
  await bench.settle();
  expect(model.connection.value).toEqual({ state: 'ready', model: { id: 'other' } });
  expect(bench.named('connection')).toEqual([{ state: 'ready', model: { id: 'other' } }]);
});
