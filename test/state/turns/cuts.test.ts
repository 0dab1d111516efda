import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerOf } from '../../../src/core/conversation.js';
import { startRehearsal, type RecordedRequest, type RunningRehearsal } from '../../../src/testing/index.js';
import { settle } from '../../support/transport-bench.js';
import { startLiveChat, type LiveChat } from '../live-chat.js';

const tokens = 60;
/** Longer than any wait between requests, in milliseconds. */
const long = 600_000;
const idle = 45_000;

let gateway: RunningRehearsal;
beforeAll(async () => {
  gateway = await startRehearsal({ tokensPerSecond: 1_000_000 });
});
afterAll(() => gateway.close());

// In French, so that the answer has characters of several bytes.
const questionOf = (scenario: string): string => `Quelle passerelle pour un petit bureau ? (${scenario})`;

function requestsFor(scenario: string): readonly RecordedRequest[] {
  return gateway.rehearsal.requests.filter(({ question }) => question === questionOf(scenario));
}

/** Resolves when the whole beginning has come that the gateway sends before it falls silent. */
function arrived(chat: LiveChat, scenario: string, count: number): Promise<void> {
  let said = '';
  return new Promise((resolve) => {
    chat.onDelta = ({ delta = '' }) => {
      said += delta;
      const [request] = requestsFor(scenario);
      if (request?.sentTokens === count && request.sentText === said) resolve();
    };
  });
}

async function playCut(kind: string, count: number, reason: string): Promise<string> {
  const scenario = `${kind}-after-${count}`;
  const chat = startLiveChat({ url: gateway.url, model: `rehearsal/${scenario}`, timeout: { idle } });
  const end = chat.turnEnd();
  const silence = kind === 'stall' ? arrived(chat, scenario, count) : undefined;
  chat.model.send(questionOf(scenario));
  if (silence) {
    await silence;
    await settle();
    chat.clock.advance(idle - 1);
    await settle();
    expect(chat.model.turn.value.phase, `${scenario}: just before its limit`).toBe('streaming');
    chat.clock.advance(1);
  }
  const { turnId, status } = await end;
  chat.clock.advance(long);
  await settle();

  const [request, ...again] = requestsFor(scenario);
  const answer = answerOf(chat.model.messages.value, turnId);
  const stored = await chat.store.loadLast();
  const kept = stored?.messages.map(({ message }) => message) ?? [];
  expect(request?.sentTokens, scenario).toBe(count);
  expect(again, `${scenario}: sent again`).toEqual([]);
  expect(status, scenario).toBe('incomplete');
  expect(answer, scenario).toMatchObject({ status: 'incomplete', reason, text: request?.sentText });
  expect(answerOf(kept, turnId), `${scenario}: kept`).toMatchObject({
    status: 'incomplete',
    reason,
    text: request?.sentText,
  });
  expect(chat.model.turn.value, scenario).toEqual({ phase: 'idle' });
  expect(chat.clock.pending, `${scenario}: timers`).toBe(0);
  chat.model.dispose();
  return request?.sentText ?? '';
}

test.each([
  ['reset', 'interrupted'],
  ['end', 'interrupted'],
  ['stall', 'stall'],
  ['error', 'server'],
])(
  'an answer cut by %s after every token is kept as it came, as %s, and not asked for again',
  async (kind, reason) => {
    const counts = Array.from({ length: tokens }, (_, at) => at + 1);
    const texts = await Promise.all(counts.map((count) => playCut(kind, count, reason)));
    expect(new Set(texts).size, 'every cut is at another place').toBe(tokens);
  },
  30_000,
);
