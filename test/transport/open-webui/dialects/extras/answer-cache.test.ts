import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { finish, sse, token } from '../../../../support/frames.js';
import { startReplayServer, type ReplayServer } from '../../../../support/replay-server.js';
import { hearAll, transportBench, type Bench, type Heard } from '../../../../support/transport-bench.js';

let server: ReplayServer;
beforeAll(async () => {
  server = await startReplayServer();
});
let before = 0;
beforeEach(() => {
  before = server.requests.length;
  server.play = () => ({ headers: sse, chunks: [token('Good '), token('day'), finish] });
});
afterAll(() => server.close());

const asked = (): number => server.requests.length - before;

function bench(answerCache: object = { entries: 2, maxAge: 1000 }): Bench {
  return transportBench({ url: `${server.url}/v1`, answerCache });
}

let turns = 0;

/** Asks a question as a turn of its own, or as the one that is named. */
function ask(
  here: Bench,
  question: string,
  { turnId = `t${(turns += 1)}`, earlier = [] as { role: 'user' | 'assistant'; content: string }[], model = 'm' } = {},
): Promise<Heard> {
  const messages = [
    { role: 'system' as const, content: 'Be kind.' },
    ...earlier,
    { role: 'user' as const, content: question },
  ];
  return hearAll(here.transport.stream({ conversationId: 'c', turnId, model, messages }, new AbortController().signal));
}

test('without the option every question is asked', async () => {
  const here = bench({});
  await ask(here, 'Hello');
  await ask(here, 'Hello');
  expect(asked()).toBe(2);
});

test('a repeated opening question has the same answer, without a request', async () => {
  const here = bench();
  const first = await ask(here, 'Hello');
  const second = await ask(here, 'Hello');
  expect(second.text).toBe(first.text);
  expect(second.events).toEqual([
    { type: 'delta', text: 'Good day' },
    { type: 'end', finishReason: 'stop' },
  ]);
  expect(asked()).toBe(1);
});

test('a question within a conversation, another model and another question are asked', async () => {
  const here = bench({ entries: 9 });
  await ask(here, 'Hello');
  await ask(here, 'Hello', {
    earlier: [
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'Yes?' },
    ],
  });
  await ask(here, 'Hello', { model: 'other' });
  await ask(here, 'Hello!');
  expect(asked()).toBe(4);
});

test('an answer is given again for a while only', async () => {
  const here = bench();
  await ask(here, 'Hello');
  here.clock.advance(999);
  await ask(here, 'Hello');
  expect(asked()).toBe(1);
  here.clock.advance(1);
  await ask(here, 'Hello');
  expect(asked()).toBe(2);
});

test('only so many answers are kept, those that were used last', async () => {
  const here = bench();
  for (const question of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(here, question);
  expect(asked()).toBe(4);
});

test('a turn that asks again gets another answer, which is the one from then on', async () => {
  const here = bench();
  await ask(here, 'Hello', { turnId: 't-again' });
  server.play = () => ({ headers: sse, chunks: [token('Hi'), finish] });
  expect((await ask(here, 'Hello', { turnId: 't-again' })).text).toBe('Hi');
  expect((await ask(here, 'Hello')).text).toBe('Hi');
  expect(asked()).toBe(2);
});

test('what broke off or has no text is not kept', async () => {
  const here = bench();
  server.play = () => ({ headers: sse, chunks: [token('Good ')] });
  expect((await ask(here, 'Hello')).error?.code).toBe('interrupted');
  await ask(here, 'Hello');
  expect(asked()).toBe(2);
});
