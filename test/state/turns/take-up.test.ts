import { expect, test, vi } from 'vitest';
import { withStatus, type UserMessage } from '../../../src/core/message.js';
import { ChatBench } from '../../support/chat-bench.js';

const takeUp = 'ab'.repeat(16);
const user = {
  id: 'u',
  role: 'user',
  turnId: 't',
  createdAt: 1,
  text: 'Hello',
  status: 'sending',
  takeUp,
} as const satisfies UserMessage;

/** A chat behind a relay, which opens on a conversation whose page went away. */
async function reopened(partial?: string) {
  const bench = new ChatBench();
  bench.transport.connection = 'relay';
  const answer = {
    id: 'a',
    role: 'assistant',
    turnId: 't',
    createdAt: 2,
    text: partial ?? '',
    status: 'incomplete',
    reason: 'reload',
  } as const;
  const messages = partial === undefined ? [user] : [user, answer];
  bench.store.stored = {
    conversation: { id: 'c', createdAt: 1, updatedAt: 1 },
    messages: messages.map((message, index) => ({ position: index + 1, message })),
    hasEarlier: false,
    branches: [],
    draft: '',
  };
  const model = bench.start();
  const taken = await bench.request(1);
  return { bench, model, taken };
}

test('behind a relay a message is kept with the id of its answer until that has ended', async () => {
  const bench = new ChatBench();
  bench.transport.connection = 'relay';
  const model = bench.start();
  model.send('Hello');
  const answer = await bench.answer();
  const { answerId } = answer.request;
  expect(answerId).toMatch(/^[\da-f]{32}$/);
  expect(bench.store.writes.at(-1)).toMatchObject({ role: 'user', status: 'sending', takeUp: answerId });
  answer.say('Hi');
  answer.end();
  await bench.settle();
  expect(bench.store.writes.filter(({ role }) => role === 'user').at(-1)).toEqual(
    expect.not.objectContaining({ takeUp: expect.anything() }),
  );
  expect(model.messages.value.at(-1)).toMatchObject({ text: 'Hi', status: 'complete' });
});

test('without a relay no message has such an id', async () => {
  const bench = new ChatBench();
  bench.start().send('Hello');
  expect((await bench.answer()).request.answerId).toBeUndefined();
  expect(JSON.stringify(bench.store.writes)).not.toContain('takeUp');
});

test('an answer whose page is gone is taken up from its beginning, in the place of what was kept', async () => {
  const { bench, model, taken } = await reopened('Hel');
  expect(taken.request).toMatchObject({ turnId: 't', answerId: takeUp });
  taken.say('Hello ');
  await bench.settle();
  expect(model.turn.value).toMatchObject({ phase: 'streaming' });
  taken.say('there');
  taken.end();
  await bench.settle();
  expect(model.messages.value).toMatchObject([
    { id: 'u', status: 'complete' },
    { id: 'a', text: 'Hello there', status: 'complete' },
  ]);
  expect(bench.transport.answers).toHaveLength(1);
});

test('an answer that is not there any more leaves what was kept, or a message to send again', async () => {
  for (const [partial, status] of [
    ['Hel', 'complete'],
    [undefined, 'failed'],
  ] as const) {
    const { bench, model, taken } = await reopened(partial);
    taken.push(new Error('not there'));
    await bench.settle();
    expect(model.messages.value[0]).toMatchObject({ status });
    if (partial) expect(model.messages.value[1]).toMatchObject({ text: 'Hel', status: 'incomplete', reason: 'reload' });
    expect(model.turn.value).toEqual({ phase: 'idle' });
  }
});

test('a page that goes away again leaves the message with its id, and the relay its answer', async () => {
  const { bench, model, taken } = await reopened('Hel');
  taken.say('Hello');
  await bench.settle();
  model.suspend();
  await bench.settle();
  expect(taken.signal.aborted).toBe(true);
  expect(bench.store.writes.filter(({ role }) => role === 'user').at(-1)).toMatchObject({ status: 'sending', takeUp });
  expect(bench.store.writes.filter(({ role }) => role === 'assistant').at(-1)).toMatchObject({
    id: 'a',
    text: 'Hello',
  });
});

test('an answer that another tab has taken up and ended meanwhile is left as it is', async () => {
  const bench = new ChatBench();
  bench.transport.connection = 'relay';
  const stored = { position: 1, message: user };
  const page = { conversation: { id: 'c', createdAt: 1, updatedAt: 1 }, hasEarlier: false, branches: [], draft: '' };
  bench.store.stored = { ...page, messages: [stored] };
  // The other tab writes between the reading of the page and the moment in which the turn is free.
  bench.store.loadAt = async () => [{ ...stored, message: { ...withStatus(user, 'complete') } }];
  const model = bench.start();
  await vi.waitUntil(() => model.isLoaded.value);
  await bench.settle();
  expect(bench.transport.answers).toHaveLength(0);
  expect(model.turn.value).toEqual({ phase: 'idle' });
  expect(bench.store.writes).toEqual([]);
});

test('two pages that take one answer up write one message', async () => {
  const ids: (string | undefined)[] = [];
  for (let page = 0; page < 2; page += 1) {
    const { bench, model, taken } = await reopened();
    taken.say('Hello');
    taken.end();
    await bench.settle();
    ids.push(model.messages.value.at(-1)?.id);
  }
  expect(ids[0]).toBe(ids[1]);
  // Who reads the history later learns no more than half of the id.
  expect(ids[0]?.startsWith(takeUp.slice(0, 17))).toBe(false);
});
