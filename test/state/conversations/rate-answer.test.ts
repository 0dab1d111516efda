import { expect, test } from 'vitest';
import { ChatBench } from '../../support/chat-bench.js';

test('a thumb is kept with its answer and told to the page, and can be taken back', async () => {
  const bench = new ChatBench();
  const model = bench.start();
  model.send('Hello');
  const answer = await bench.answer();
  answer.say('Good day');
  answer.end();
  await bench.settle();
  const said = model.messages.value.at(-1);
  if (said?.role !== 'assistant') throw new Error('no answer');

  model.rate(said.id, -1);
  await bench.settle();
  expect(model.messages.value.at(-1)).toMatchObject({ id: said.id, text: 'Good day', feedback: -1 });
  expect(bench.store.messages.get(said.id)?.message).toMatchObject({ feedback: -1 });

  model.rate(said.id, 0);
  expect(model.messages.value.at(-1)).not.toHaveProperty('feedback');
  const told = bench.events.filter(({ name }) => name === 'feedback').map(({ detail }) => detail);
  expect(told).toEqual([
    { messageId: said.id, turnId: said.turnId, value: -1 },
    { messageId: said.id, turnId: said.turnId, value: 0 },
  ]);
});

test("a thumb on what is no answer, such as the visitor's message, does nothing", async () => {
  const bench = new ChatBench();
  const model = bench.start();
  model.send('Hello');
  await bench.settle();
  const before = model.messages.value;
  model.rate(before[0]?.id ?? '', 1);
  model.rate('unknown', 1);
  expect(model.messages.value).toBe(before);
  expect(bench.events.map(({ name }) => name)).not.toContain('feedback');
});

test('an answer keeps its pictures and how long it took', async () => {
  const bench = new ChatBench();
  const model = bench.start();
  model.send('Draw');
  const answer = await bench.answer();
  answer.push({ type: 'image', url: 'https://cdn.example/a.png' });
  await bench.settle();
  bench.clock.advance(1_500);
  answer.say('There.');
  answer.end();
  await bench.settle();
  expect(model.messages.value.at(-1)).toMatchObject({ images: ['https://cdn.example/a.png'], durationMs: 1_500 });
});
