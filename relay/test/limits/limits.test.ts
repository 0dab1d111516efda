import { expect, test } from 'vitest';
import { signVisitor } from '../../src/visitors/identity-token.js';
import { answerAtOnce, setUp } from '../support/set-up.js';
import { codeOf, newTurnId, site, textOfAnswer, visit } from '../support/visitor.js';

const none = { session: null, user: null, address: null, all: null };
const proxied = { trustedProxies: 1 };

async function ended(response: Response): Promise<string> {
  if (response.status !== 200) return codeOf(response);
  await response.text();
  return 'answer';
}

test('a limit is exact to the request under 200 attempts at once', async () => {
  const set = await setUp({ limits: { minute: { ...none, session: 17 }, day: none, running: none } });
  answerAtOnce(set);
  const visitor = await visit(set.send);
  const outcomes = await Promise.all(Array.from({ length: 200 }, async () => ended(await visitor.ask('Hi'))));
  expect(outcomes.filter((outcome) => outcome === 'answer')).toHaveLength(17);
  expect(outcomes.filter((outcome) => outcome === 'rate-limit')).toHaveLength(183);
  expect(set.upstream.seen.filter(({ method }) => method === 'POST')).toHaveLength(17);
});

test('what refuses one visitor takes nothing from another of the same address', async () => {
  const set = await setUp({ limits: { minute: { ...none, session: 5, address: 10 }, day: none, running: none } });
  answerAtOnce(set);
  const [first, second] = [await visit(set.send), await visit(set.send)];
  const attempts = Array.from({ length: 100 }, async () => ended(await first.ask('Hi')));
  expect((await Promise.all(attempts)).filter((outcome) => outcome === 'answer')).toHaveLength(5);
  const others = Array.from({ length: 10 }, async () => ended(await second.ask('Hi')));
  expect((await Promise.all(others)).filter((outcome) => outcome === 'answer')).toHaveLength(5);
});

test('where a broad limit refuses, the narrow one is given back', async () => {
  const set = await setUp({
    ...proxied,
    limits: { minute: { ...none, session: 3, all: 2 }, day: none, running: none },
  });
  answerAtOnce(set);
  const visitor = await visit(set.send);
  const outcomes = await Promise.all(Array.from({ length: 50 }, async () => ended(await visitor.ask('Hi'))));
  expect(outcomes.filter((outcome) => outcome === 'answer')).toHaveLength(2);
  expect(set.events).toContainEqual(expect.objectContaining({ code: 'rate-limit', reason: 'all minute' }));
  expect(set.events).not.toContainEqual(expect.objectContaining({ reason: 'session minute' }));
});

test('each kind of refusal has its code, and says when to come back', async () => {
  const cases = [
    ['rate-limit', { minute: { ...none, session: 1 }, day: none, running: none }],
    ['quota', { minute: none, day: { ...none, address: 1 }, running: none, quotaMessage: 'Come back tomorrow.' }],
    ['busy', { minute: none, day: none, running: { ...none, session: 1 } }],
  ] as const;
  for (const [code, limits] of cases) {
    const set = await setUp({ limits });
    const visitor = await visit(set.send);
    const asking = visitor.ask('Hi');
    (await set.upstream.nextAnswer()).send('One');
    await asking;
    const refused = await visitor.ask('Hi');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const { error } = await refused.json();
    expect(error.code).toBe(code);
    if (code === 'quota') expect(error.message).toBe('Come back tomorrow.');
    expect(refused.headers.get('causerie-owner-text')).toBe(code === 'quota' ? '1' : null);
  }
});

test('a running answer frees its place when it ends, is stopped, or fails', async () => {
  const set = await setUp({ limits: { running: { ...none, session: 1 } } });
  const visitor = await visit(set.send);
  for (const end of ['finish', 'cut', 'stop'] as const) {
    const turn = newTurnId();
    const asking = visitor.ask('Hi', { turn });
    const answer = await set.upstream.nextAnswer();
    answer.send('One');
    const response = await asking;
    if (end === 'finish') answer.finish();
    if (end === 'cut') answer.cut();
    if (end === 'stop') await visitor.stop(turn);
    await response.text();
  }
  set.upstream.reply = (_, outgoing) => void outgoing.writeHead(500).end();
  expect(await codeOf(await visitor.ask('Hi'))).toBe('upstream');
  expect(await codeOf(await visitor.ask('Hi'))).toBe('upstream');
});

test('tokens of a day are counted by the upstream, else estimated', async () => {
  const set = await setUp({ limits: { tokens: { ...none, session: 100 } } });
  const answerWith = (frame: string): void => {
    set.upstream.reply = (_, outgoing) =>
      void outgoing.writeHead(200, { 'content-type': 'text/event-stream' }).end(`${frame}\n\ndata: [DONE]\n\n`);
  };
  answerWith('data: {"choices":[],"usage":{"prompt_tokens":60,"completion_tokens":45}}');
  const counted = await visit(set.send);
  expect(await ended(await counted.ask('Hi'))).toBe('answer');
  await expect
    .poll(() => set.events.find(({ type }) => type === 'turn-end'))
    .toMatchObject({ promptTokens: 60, completionTokens: 45, isEstimate: false });
  expect(await ended(await counted.ask('Hi'))).toBe('quota');
  answerWith(`data: {"choices":[{"delta":{"content":"${'word '.repeat(100)}"}}]}`);
  const estimated = await visit(set.send);
  expect(await ended(await estimated.ask('Hi'))).toBe('answer');
  await expect
    .poll(() => set.events.filter(({ type }) => type === 'turn-end').at(-1))
    .toMatchObject({ completionTokens: 125, isEstimate: true });
  expect(await ended(await estimated.ask('Hi'))).toBe('quota');
});

test('a known visitor has one allowance on all devices', async () => {
  const secret = 'a-secret-of-thirty-two-characters';
  const set = await setUp({
    ...proxied,
    identity: { secret },
    limits: { minute: { ...none, session: 1, user: 2 }, day: none },
  });
  answerAtOnce(set);
  const token = await signVisitor(secret, { id: 'ann', expires: Math.floor(Date.now() / 1000) + 60 });
  const devices = await Promise.all(
    ['203.0.113.1', '203.0.113.2', '203.0.113.3'].map((address) =>
      visit(set.send, { 'causerie-user': token, 'x-forwarded-for': address }),
    ),
  );
  const outcomes = await Promise.all(devices.map(async (device) => ended(await device.ask('Hi'))));
  expect(outcomes.sort()).toEqual(['answer', 'answer', 'rate-limit']);
});

test('new sessions are limited by address, a /64 of IPv6 as one, and renewed ones cost nothing', async () => {
  const set = await setUp({ ...proxied, limits: { newSessions: { minute: 3, day: null } } });
  const from = (address: string, more = {}) =>
    set.send('/api/models', { headers: { origin: site, 'x-forwarded-for': address, ...more } });
  const statuses = [];
  for (let count = 0; count < 5; count += 1) statuses.push((await from(`2001:db8:0:1::${count + 1}`)).status);
  expect(statuses).toEqual([200, 200, 200, 429, 429]);
  const other = await from('2001:db8:0:2::1');
  expect(other.status).toBe(200);
  const { relay } = await other.json();
  for (let count = 0; count < 5; count += 1) {
    expect((await from('2001:db8:0:1::1', { authorization: `Bearer ${relay.session.token}` })).status).toBe(200);
  }
});

test('who guesses ids of answers is refused, and others of other addresses are not', async () => {
  const set = await setUp({ ...proxied, limits: { wrongTurns: 5 } });
  const guesser = await visit(set.send, { 'x-forwarded-for': '203.0.113.1' });
  const other = await visit(set.send, { 'x-forwarded-for': '203.0.113.2' });
  const codes = [];
  for (let count = 0; count < 7; count += 1) codes.push(await codeOf(await guesser.follow(newTurnId())));
  expect(codes).toEqual([...Array.from({ length: 5 }, () => 'not-found'), 'rate-limit', 'rate-limit']);
  expect(await codeOf(await other.follow('short'))).toBe('not-found');
});

test('with mode "log" nothing is refused, and what would be is told', async () => {
  const set = await setUp({ limits: { mode: 'log', minute: { ...none, session: 1 }, newSessions: { minute: 1 } } });
  answerAtOnce(set);
  await visit(set.send);
  const visitor = await visit(set.send);
  expect(await textOfAnswer(await visitor.ask('Hi'))).toMatchObject({ text: 'word' });
  expect(await textOfAnswer(await visitor.ask('Hi'))).toMatchObject({ text: 'word' });
  expect(set.events.filter(({ type }) => type === 'would-refuse')).toEqual([
    { type: 'would-refuse', code: 'rate-limit', reason: 'address minute' },
    { type: 'would-refuse', code: 'rate-limit', reason: 'session minute' },
  ]);
});
