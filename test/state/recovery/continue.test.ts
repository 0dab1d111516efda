import { expect, test } from 'vitest';
import { ChatError } from '../../../src/core/chat-error.js';
import type { OwnedChatModel } from '../../../src/state/chat-model.js';
import { ChatBench, serverFault } from '../../support/chat-bench.js';

/** A chat with one answer that broke off. */
async function brokenOff(
  text = 'The light turns',
): Promise<{ bench: ChatBench; model: OwnedChatModel; turnId: string }> {
  const bench = new ChatBench();
  bench.settings.systemPrompt = 'Be kind.';
  const model = bench.start();
  model.send('Which colour?');
  const answer = await bench.answer();
  answer.say(text);
  answer.push(new ChatError('interrupted', 'cut', { retryable: true }));
  await bench.settle();
  return { bench, model, turnId: model.messages.value[0]?.turnId ?? '' };
}

test('the rest is asked for with what is there, and joined onto the same message', async () => {
  const { bench, model, turnId } = await brokenOff();
  const before = model.messages.value.at(-1);
  model.continueAnswer(turnId);
  const rest = await bench.request(2);
  expect(rest.request.messages.slice(0, 3)).toEqual([
    { role: 'system', content: 'Be kind.' },
    { role: 'user', content: 'Which colour?' },
    { role: 'assistant', content: 'The light turns' },
  ]);
  expect(rest.request.messages[3]?.role).toBe('user');
  expect(rest.request.messages).toHaveLength(4);
  rest.say('light turns');
  rest.say(' green.');
  rest.end();
  await bench.settle();
  expect(model.messages.value).toHaveLength(2);
  expect(model.messages.value.at(-1)).toMatchObject({
    id: before?.id,
    text: 'The light turns green.',
    status: 'complete',
  });
  expect(model.messages.value.at(-1)).not.toHaveProperty('reason');
  expect(bench.named('text-delta').map((detail) => (detail as { delta: string }).delta)).toEqual([
    'The light turns',
    ' green.',
  ]);
});

test('what is there stays where the rest cannot be had', async () => {
  const { bench, model, turnId } = await brokenOff();
  model.continueAnswer(turnId);
  (await bench.request(2)).push(new ChatError('quota', 'no'));
  await bench.settle();
  expect(model.messages.value).toMatchObject([
    { status: 'complete' },
    { text: 'The light turns', status: 'incomplete', reason: 'quota' },
  ]);
});

test('Stop in the rest keeps all of it, held back words too', async () => {
  const { bench, model, turnId } = await brokenOff();
  model.continueAnswer(turnId);
  (await bench.request(2)).say(' gre');
  await bench.settle();
  model.stop();
  await bench.settle();
  expect(model.messages.value.at(-1)).toMatchObject({
    text: 'The light turns gre',
    status: 'incomplete',
    reason: 'stopped',
  });
  model.continueAnswer(turnId);
  const rest = await bench.request(3);
  expect(rest.request.messages.at(-2)?.content).toBe('The light turns gre');
  rest.say('en.');
  rest.end();
  await bench.settle();
  expect(model.messages.value.at(-1)).toMatchObject({ text: 'The light turns green.', status: 'complete' });
});

test('a model that has nothing to add says that the answer is whole', async () => {
  const { bench, model, turnId } = await brokenOff('All of it.');
  model.continueAnswer(turnId);
  (await bench.request(2)).push({ type: 'activity' }, new ChatError('empty', 'nothing'));
  await bench.settle();
  expect(model.messages.value.at(-1)).toMatchObject({ text: 'All of it.', status: 'complete' });
});

test('the rest is asked for again where nothing of it came', async () => {
  const { bench, model, turnId } = await brokenOff();
  model.continueAnswer(turnId);
  (await bench.request(2)).push(serverFault());
  await bench.settle();
  expect(model.turn.value.phase).toBe('retrying');
  bench.clock.advance(60_000);
  const rest = await bench.request(3);
  rest.say(' green.');
  rest.end();
  await bench.settle();
  expect(model.messages.value.at(-1)?.text).toBe('The light turns green.');
});

test('Continue pressed twice asks once', async () => {
  const { bench, model, turnId } = await brokenOff();
  model.continueAnswer(turnId);
  model.continueAnswer(turnId);
  (await bench.request(2)).end();
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(2);
});
