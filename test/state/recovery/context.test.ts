import { expect, test } from 'vitest';
import { ChatError } from '../../../src/core/chat-error.js';
import type { OwnedChatModel } from '../../../src/state/chat-model.js';
import { ChatBench } from '../../support/chat-bench.js';

const tooLong = (): ChatError => new ChatError('context-too-long', 'too long', { status: 400 });

/** A chat with so many answered turns: `ask 1`, `say 1`, `ask 2` … */
async function chatWith(turns: number, bench: ChatBench): Promise<OwnedChatModel> {
  bench.settings.systemPrompt = 'Be kind.';
  const model = bench.start();
  for (let turn = 1; turn <= turns; turn += 1) {
    model.send(`ask ${turn}`);
    const answer = await bench.answer();
    answer.say(`say ${turn}`);
    answer.end();
    await bench.settle();
  }
  return model;
}

async function asked(bench: ChatBench): Promise<string[]> {
  return (await bench.answer()).request.messages.map(({ content }) => content);
}

test('the option limits what is sent', async () => {
  const bench = new ChatBench();
  bench.settings.context = { messages: 2 };
  const model = await chatWith(3, bench);
  model.send('now');
  expect(await asked(bench)).toEqual(['Be kind.', 'ask 3', 'say 3', 'now']);
  expect(model.notices.value).toEqual([]);
  model.dispose();
});

test('a request that is too long for the model is asked once more, without its older half, with a notice', async () => {
  const bench = new ChatBench();
  const model = await chatWith(4, bench);
  model.send('now');
  (await bench.answer()).push(tooLong());
  expect(await asked(bench)).toEqual(['Be kind.', 'ask 3', 'say 3', 'ask 4', 'say 4', 'now']);
  expect(model.notices.value).toEqual([{ name: 'context-trimmed' }]);
  expect(bench.transport.answers).toHaveLength(6);
  (await bench.answer()).push(tooLong());
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(6);
  expect(model.messages.value.at(-1)).toMatchObject({ status: 'failed', error: { code: 'context-too-long' } });
});

test('a first message that is too long fails as it is', async () => {
  const bench = new ChatBench();
  const model = await chatWith(0, bench);
  model.send('now');
  (await bench.answer()).push(tooLong());
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(1);
  expect(model.notices.value).toEqual([]);
});

test('retries of all turns have one budget, and the visitor is told when it is spent', async () => {
  const bench = new ChatBench();
  bench.settings.maxRetries = 20;
  const model = bench.start();
  model.send('Hello');
  for (let attempt = 1; attempt <= 10; attempt += 1) {
    (await bench.answer()).push(new ChatError('server', 'no', { retryable: true }));
    await bench.settle();
    model.retryNow();
    await bench.settle();
  }
  (await bench.answer()).push(new ChatError('server', 'no', { retryable: true }));
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(11);
  expect(model.messages.value).toMatchObject([{ status: 'failed' }]);
  expect(model.notices.value).toEqual([{ name: 'retries-paused' }]);
  model.send('And now');
  (await bench.answer()).push(new ChatError('server', 'no', { retryable: true }));
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(12);
});
