import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RelayOptions } from '../../src/options/relay-options.js';
import { startRelay } from '../../src/node/start-relay.js';
import type { RelayEvent } from '../../src/relay-event.js';
import { afterThis } from '../support/set-up.js';
import { startRedis, type TestRedis } from '../support/redis-server.js';
import { startRelayProcess, type RelayProcess } from '../support/relay-process.js';
import { startUpstream, type Upstream } from '../support/upstream.js';
import { codeOf, framesOf, newTurnId, sendTo, site, textOfAnswer, visit } from '../support/visitor.js';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.kill());

const none = { session: null, user: null, address: null, all: null };

/** Two relays on one Redis, in this process. */
async function setUpTwo(options: Partial<RelayOptions> = {}) {
  const upstream = await startUpstream();
  afterThis(() => upstream.close());
  const events: RelayEvent[] = [];
  const given: RelayOptions = {
    url: upstream.url,
    model: 'm',
    origin: site,
    observe: (event) => events.push(event),
    ...options,
  };
  const start = async () => {
    const relay = await startRelay(given, { port: 0, stopAfter: 0, redis: redis.url });
    afterThis(() => relay.stop());
    return sendTo(relay.url);
  };
  return { upstream, events, one: await start(), other: await start() };
}

test('a session of one relay is good at the other, and so is its end', async () => {
  const { upstream, one, other } = await setUpTwo();
  const visitor = await visit(one);
  const authorization = `Bearer ${visitor.session}`;
  expect((await other('/api/models', { headers: { origin: site, authorization } })).status).toBe(200);
  await other('/session', { method: 'DELETE', headers: { origin: site, authorization } });
  expect(await codeOf(await visitor.ask('Hi'))).toBe('session');
  expect(upstream.seen.filter(({ method }) => method === 'POST')).toHaveLength(0);
});

test('limits are exact to the request over two relays under 200 attempts at once', async () => {
  const { upstream, one, other } = await setUpTwo({
    limits: { minute: { ...none, session: 17 }, day: none, running: none },
  });
  upstream.reply = (_, outgoing) =>
    void outgoing.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: [DONE]\n\n');
  const visitor = await visit(one);
  const attempts = Array.from({ length: 200 }, async (_, index) => {
    const response = await (index % 2 ? one : other)('/api/chat/completions', {
      method: 'POST',
      headers: { origin: site, authorization: `Bearer ${visitor.session}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'm', stream: true, messages: [{ role: 'user', content: 'Hi' }] }),
    });
    await response.text();
    return response.status;
  });
  const statuses = await Promise.all(attempts);
  expect(statuses.filter((status) => status === 200)).toHaveLength(17);
  expect(statuses.filter((status) => status === 429)).toHaveLength(183);
});

test('places of running answers are counted over both relays', async () => {
  const { upstream, one, other } = await setUpTwo({
    limits: { minute: none, day: none, running: { ...none, address: 2 } },
  });
  const visitors = [await visit(one), await visit(other), await visit(one)];
  const [first, second, third] = visitors;
  const turn = newTurnId();
  const asking = [first?.ask('Hi', { turn }), second?.ask('Hi')];
  (await upstream.nextAnswer()).send('One');
  (await upstream.nextAnswer()).send('One');
  await Promise.all(asking);
  expect(third && (await codeOf(await third.ask('Hi')))).toBe('busy');
  await first?.stop(turn);
  const freed = third?.ask('Hi');
  (await upstream.nextAnswer()).finish();
  expect((await freed)?.status).toBe(200);
});

test('any relay serves any reader, and stop reaches the one that runs the answer', async () => {
  const { upstream, one, other } = await setUpTwo();
  const turn = newTurnId();
  const asking = (await visit(one)).ask('Hi', { turn });
  const answer = await upstream.nextAnswer();
  answer.send('w0 ');
  const words = Array.from({ length: 100 }, (_, index) => `w${index} `);
  const visitor = await visit(other);
  const readers = [textOfAnswer(await asking), textOfAnswer(await visitor.follow(turn))];
  for (const [index, word] of words.slice(1).entries()) {
    answer.send(word);
    if (index % 25 === 0)
      readers.push(textOfAnswer(await visitor.follow(turn)), textOfAnswer(await visitor.ask('Hi', { turn })));
  }
  const tail = await visitor.follow(turn, 90);
  for await (const { id } of framesOf(tail)) {
    expect(id).toBe(91);
    break;
  }
  const since = Date.now();
  expect((await visitor.stop(turn)).status).toBe(204);
  await answer.seen.gone;
  expect(Date.now() - since).toBeLessThan(1000);
  for (const { text, end } of await Promise.all(readers)) expect([text, end]).toEqual([words.join(''), 'stopped']);
  expect(upstream.seen.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('Redis is killed and comes back empty: answers that run lose nothing, and can be read anywhere again', async () => {
  const { upstream, events, one, other } = await setUpTwo();
  const turn = newTurnId();
  const asking = (await visit(one)).ask('Hi', { turn });
  const answer = await upstream.nextAnswer();
  const far = await visit(other);
  answer.send('a');
  const near = textOfAnswer(await asking);
  const remote = textOfAnswer(await far.follow(turn));
  for (const word of ['b', 'c']) answer.send(word);
  await redis.kill();
  for (const word of ['d', 'e']) answer.send(word);
  await expect.poll(() => events.filter(({ type }) => type === 'state-lost').length).toBe(2);
  await redis.start();
  await expect.poll(() => events.filter(({ type }) => type === 'state-back').length, { timeout: 5000 }).toBe(2);
  answer.send('f');
  answer.finish();
  expect(await near).toMatchObject({ text: 'abcdef', end: '[DONE]' });
  expect(await remote).toMatchObject({ text: 'abcdef', end: '[DONE]' });
  expect(await textOfAnswer(await far.follow(turn))).toMatchObject({ text: 'abcdef', end: '[DONE]' });
});

test('while Redis is away the limits of a day are closed and those of a minute open', async () => {
  const closed = await setUpTwo({ limits: { running: none } });
  const open = await setUpTwo({ limits: { day: none, running: none } });
  for (const { upstream } of [closed, open]) {
    upstream.reply = (_, outgoing) =>
      void outgoing.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: [DONE]\n\n');
  }
  const visitors = [await visit(closed.one), await visit(open.one)];
  await redis.kill();
  const [refused, given] = await Promise.all(visitors.map((visitor) => visitor.ask('Hi', { turn: newTurnId() })));
  expect([refused?.status, refused && (await codeOf(refused))]).toEqual([503, 'busy']);
  expect(given?.status).toBe(200);
  await given?.text();
  await redis.start();
  await expect.poll(async () => (await visitors[0]?.ask('Hi'))?.status, { timeout: 5000 }).toBe(200);
});

/** A relay as a command, on the Redis of these tests. */
async function startProcess(upstream: Upstream): Promise<RelayProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'causerie-relay-'));
  writeFileSync(join(folder, 'key'), 'sk-the-key');
  const relay = await startRelayProcess([
    '--url',
    upstream.url,
    '--key-file',
    join(folder, 'key'),
    '--model',
    'm',
    '--origin',
    site,
    '--redis',
    redis.url,
  ]);
  afterThis(async () => {
    await relay.kill();
    rmSync(folder, { recursive: true });
  });
  return relay;
}

/** `npm run test:long` does it more often. */
const kills = process.env['CAUSERIE_LONG'] ? 20 : 1;

test.each(Array.from({ length: kills }, (_, index) => index + 1))(
  'a relay that is killed leaves its answers interrupted, at the latest 2 s after its lease (%i)',
  async () => {
    const upstream = await startUpstream();
    afterThis(() => upstream.close());
    const [dying, living] = [await startProcess(upstream), await startProcess(upstream)];
    const visitor = await visit(sendTo(dying.url));
    const turn = newTurnId();
    const asking = visitor.ask('Hi', { turn });
    const answer = await upstream.nextAnswer();
    answer.send('One');
    await asking;
    const elsewhere = await visit(sendTo(living.url));
    const reading = framesOf(await elsewhere.follow(turn));
    expect((await reading.next()).value?.data).toMatch('One');
    answer.send('Two');
    expect((await reading.next()).value?.data).toMatch('Two');
    const since = Date.now();
    await dying.kill('SIGKILL');
    expect((await reading.next()).value?.data).toMatch('"code":"interrupted"');
    expect((await reading.next()).done).toBe(true);
    expect(Date.now() - since).toBeLessThan(5000);
    expect(await textOfAnswer(await elsewhere.follow(turn))).toMatchObject({ text: 'OneTwo', end: 'interrupted' });
  },
);

test('a relay that is asked to stop lets a running answer end', async () => {
  const upstream = await startUpstream();
  afterThis(() => upstream.close());
  const relay = await startProcess(upstream);
  const asking = (await visit(sendTo(relay.url))).ask('Hi', { turn: newTurnId() });
  const answer = await upstream.nextAnswer();
  answer.send('One');
  const reading = textOfAnswer(await asking);
  const ended = relay.kill('SIGTERM');
  await expect.poll(relay.output).toMatch('stopping');
  answer.send('Two');
  answer.finish();
  expect(await reading).toMatchObject({ text: 'OneTwo', end: '[DONE]' });
  expect(await ended).toBe(0);
  expect(relay.output()).not.toMatch('sk-the-key');
});
