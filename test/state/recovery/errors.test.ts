import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { answerOf, shownTurns } from '../../../src/core/conversation.js';
import { startRehearsal, type RecordedRequest, type RunningRehearsal } from '../../../src/testing/index.js';
import { seededRandom } from '../../support/corpora.js';
import { faultsOf } from '../../support/faults.js';
import { settle } from '../../support/transport-bench.js';
import { startLiveChat, type LiveChat } from '../live-chat.js';

const { row, expectAllPlayed } = faultsOf('turns');
/** Longer than any wait between requests that the policy chooses, in milliseconds. */
const long = 600_000;

let gateway: RunningRehearsal;
beforeAll(async () => {
  gateway = await startRehearsal({ tokensPerSecond: 1_000_000 });
});
beforeEach(() => gateway.rehearsal.reset());
afterAll(() => gateway.close());

const chatWith = (scenario: string, random?: () => number): LiveChat =>
  startLiveChat({ url: gateway.url, model: `rehearsal/${scenario}` }, random);

/** Ends the wait before an attempt as the clock would, and tells how long it was. */
async function waitFor(chat: LiveChat, attempt: number): Promise<number> {
  await chat.phase('retrying', attempt);
  const turn = chat.model.turn.value;
  if (turn.phase !== 'retrying') throw new Error('the wait is over');
  const wait = turn.at - chat.clock.now();
  const before = requests().length;
  chat.clock.advance(wait - 1);
  await settle();
  expect(requests()).toHaveLength(before);
  chat.clock.advance(1);
  return wait;
}

function requests(): readonly RecordedRequest[] {
  return gateway.rehearsal.requests;
}

function bodyOf(request: RecordedRequest | undefined): string {
  return JSON.stringify(request?.body);
}

test('fn-056 two faults, then an answer: once, below one message', async () => {
  const { expect: expected } = row('fn-056');
  const chat = chatWith('status-500-twice');
  const end = chat.turnEnd();
  chat.model.send('Hello');
  const waits = [await waitFor(chat, 2), await waitFor(chat, 3)];
  const { status } = await end;
  expect(status).toBe('complete');
  expect(waits).toEqual([250, 250]);
  expect(requests()).toHaveLength(expected.max_attempts);
  expect(new Set(requests().map(bodyOf)).size).toBe(1);
  expect(chat.model.messages.value).toMatchObject([
    { role: 'user', text: 'Hello', status: 'complete' },
    { role: 'assistant', status: 'complete', text: requests().at(-1)?.sentText },
  ]);
});

test('fn-057 faults without end: the message fails, and Retry has attempts of its own', async () => {
  const { expect: expected } = row('fn-057');
  const chat = chatWith('status-500');
  chat.model.send('Hello');
  for (const round of [1, 2]) {
    const end = chat.turnEnd();
    if (round === 2) chat.model.retry();
    for (let attempt = 2; attempt <= expected.max_attempts; attempt += 1) await waitFor(chat, attempt);
    expect(await end).toMatchObject({ status: 'failed', error: { code: expected.error_kind } });
    chat.clock.advance(long);
    await settle();
    expect(requests()).toHaveLength(round * expected.max_attempts);
    expect(chat.model.messages.value).toMatchObject([{ role: 'user', text: 'Hello', status: 'failed' }]);
  }
});

test('fn-058 fifty chats whose server is busy do not come back together', async () => {
  const { expect: expected } = row('fn-058');
  const random = seededRandom(58);
  const waits = await Promise.all(
    Array.from({ length: 50 }, async () => {
      const chat = chatWith('status-503', random);
      chat.model.send('Hello');
      await chat.phase('retrying', 2);
      const turn = chat.model.turn.value;
      chat.model.dispose();
      if (turn.phase !== 'retrying') throw new Error('the wait is over');
      expect(turn.error.code).toBe(expected.error_kind);
      return turn.at - chat.clock.now();
    }),
  );
  expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThanOrEqual(250);
  expect(new Set(waits.map(Math.round)).size).toBeGreaterThan(40);
  expect(requests()).toHaveLength(50);
});

test('fn-058 a server that stays busy is asked three times', async () => {
  const { expect: expected } = row('fn-058');
  const chat = chatWith('status-503');
  const end = chat.turnEnd();
  chat.model.send('Hello');
  for (const attempt of [2, 3]) await waitFor(chat, attempt);
  expect(await end).toMatchObject({ status: 'failed', error: { code: expected.error_kind } });
  expect(requests()).toHaveLength(expected.max_attempts);
});

test('fn-089 Retry pressed twice asks once', async () => {
  row('fn-089');
  const chat = chatWith('status-400-once');
  const failed = chat.turnEnd();
  chat.model.send('Hello');
  expect((await failed).status).toBe('failed');
  await settle();
  const end = chat.turnEnd();
  chat.model.retry();
  chat.model.retry();
  expect((await end).status).toBe('complete');
  await settle();
  expect(requests()).toHaveLength(2);
  expect(shownTurns(chat.model.messages.value)).toHaveLength(1);
});

// A turn that tells its end is still the running one for a moment, and a Retry of the running turn is dropped.
test('fn-089 Retry as soon as the turn has told its end asks again', async () => {
  const chat = chatWith('status-400-once');
  const failed = chat.turnEnd();
  chat.model.send('Hello');
  await failed;
  chat.model.retry();
  await settle();
  expect(chat.model.messages.value[0]?.status).not.toBe('failed');
});

test('two messages sent at once are two turns, one after the other, with one request each', async () => {
  const chat = chatWith('echo');
  const first = chat.turnEnd();
  chat.model.send('One');
  chat.model.send('Two');
  expect((await first).status).toBe('complete');
  expect((await chat.turnEnd()).status).toBe('complete');
  expect(requests().map(({ question }) => question)).toEqual(['One', 'Two']);
  expect(requests()[1]?.receivedAt).toBeGreaterThanOrEqual(requests()[0]?.endedAt ?? Infinity);
  expect(shownTurns(chat.model.messages.value).map(({ user, answer }) => [user.text, answer?.text])).toEqual([
    ['One', 'One'],
    ['Two', 'Two'],
  ]);
});

test('Stop and send at once: no word of the first answer stands in the second', async () => {
  gateway.rehearsal.nextScenario('long-500');
  const chat = chatWith('echo');
  const speaking = new Promise<void>((resolve) => (chat.onDelta = () => resolve()));
  chat.model.send('One');
  await speaking;
  chat.model.stop();
  const end = chat.turnEnd();
  chat.model.send('Two');
  expect((await end).status).toBe('complete');
  await settle();
  expect(requests()).toHaveLength(2);
  const [one, two] = shownTurns(chat.model.messages.value);
  expect(one?.answer).toMatchObject({ status: 'incomplete', reason: 'stopped' });
  expect(requests()[0]?.sentText.startsWith(one?.answer?.text ?? '-')).toBe(true);
  expect(two?.answer).toMatchObject({ status: 'complete', text: 'Two' });
});

test('Stop while it waits to ask again: nothing more is sent', async () => {
  const chat = chatWith('status-500');
  const end = chat.turnEnd();
  chat.model.send('Hello');
  await chat.phase('retrying', 2);
  chat.model.stop();
  expect(await end).toMatchObject({ status: 'incomplete', reason: 'stopped' });
  chat.clock.advance(long);
  await settle();
  expect(requests()).toHaveLength(1);
  expect(chat.clock.pending).toBe(0);
});

test('fn-098 Retry of a cut answer gives a new one; the cut one stays, and is neither sent nor added to', async () => {
  const { expect: expected } = row('fn-098');
  gateway.rehearsal.nextScenario('reset-after-10');
  const chat = chatWith('answer');
  const cut = chat.turnEnd();
  chat.model.send('Which gateway?');
  const { turnId, status } = await cut;
  expect(status).toBe('incomplete');
  chat.clock.advance(long);
  await settle();
  expect(requests()).toHaveLength(expected.max_attempts);

  const end = chat.turnEnd();
  chat.model.retry();
  expect((await end).status).toBe('complete');
  const [first, second] = requests();
  expect(bodyOf(second)).toBe(bodyOf(first));
  const { messages } = chat.model;
  expect(answerOf(messages.value, turnId)).toMatchObject({ status: 'complete', text: second?.sentText });
  const answerId = messages.value[1]?.id ?? '';
  await vi.waitFor(() => expect(chat.model.versions.value.get(answerId)).toEqual({ index: 2, count: 2 }));
  chat.model.showVersion(answerId, -1);
  expect(messages.value).toMatchObject([
    { role: 'user', status: 'complete' },
    { role: 'assistant', status: 'incomplete', text: first?.sentText },
  ]);
});

test('every row of this place was played', expectAllPlayed);
