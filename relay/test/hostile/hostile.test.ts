import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signVisitor } from '../../src/visitors/identity-token.js';
import { startRelayProcess, type RelayProcess } from '../support/relay-process.js';
import { startUpstream, type Upstream } from '../support/upstream.js';
import { newTurnId, sendTo, site, textOfAnswer, visit, type Visitor } from '../support/visitor.js';
import { corpus } from './corpus.js';
import type { Target } from './hostile-request.js';

const sessionSecret = 'the-secret-of-sessions-of-this-test';
const identitySecret = 'the-secret-of-identities-of-this-test';
const mostMegabytes = 200;

let upstream: Upstream;
let relay: RelayProcess;
let target: Target;
let visitor: Visitor;
let folder: string;

beforeAll(async () => {
  upstream = await startUpstream([
    { id: 'm', name: 'm' },
    { id: 'hidden', name: 'hidden' },
  ]);
  folder = mkdtempSync(join(tmpdir(), 'causerie-relay-'));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  file('key', 'sk-the-key-of-the-upstream');
  file('session', sessionSecret);
  file('identity', identitySecret);
  const options = `url: ${upstream.url}
keyFile: key
model: m
origin: [${site}, https://shop.example.org]
systemPrompt: the prompt that nobody sees
session: { secretFile: session }
identity: { secretFile: identity }
limits:
  minute: { session: null, user: null, address: null }
  day: { session: null, user: null, address: null }
  running: { session: null, user: null, address: null }
  newSessions: { minute: 50 }
  wrongTurns: 1000
`;
  relay = await startRelayProcess([file('relay.yaml', options)]);
  const send = sendTo(relay.url);
  const ann = await visit(send, {
    'causerie-user': await signVisitor(identitySecret, { id: 'ann', expires: Math.floor(Date.now() / 1000) + 3600 }),
  });
  visitor = await visit(send);
  const turnOfAnn = newTurnId();
  const asking = ann.ask('Hi', { turn: turnOfAnn });
  (await upstream.nextAnswer()).send('for Ann');
  await asking;
  upstream.reply = (_, outgoing) =>
    void outgoing
      .writeHead(200, { 'content-type': 'text/event-stream' })
      .end('data: {"choices":[{"delta":{"content":"word"}}]}\n\ndata: [DONE]\n\n');
  target = { url: relay.url, session: visitor.session, sessionSecret, identitySecret, turnOfAnn };
});

afterAll(async () => {
  await relay.kill();
  await upstream.close();
  rmSync(folder, { recursive: true });
});

test('there are 400 of them or more, none twice', () => {
  const names = corpus.map(({ kind, name }) => `${kind}: ${name}`);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(400);
});

test('each gets the right refusal, and nothing smuggled reaches the upstream', async () => {
  const outcomes = await Promise.all(
    corpus.map(async ({ kind, name, send, status, code }) => {
      const { status: gotStatus, code: gotCode } = await send(target).catch((error: unknown) => ({
        status: -1,
        code: String(error),
      }));
      return { kind, name, wanted: `${status} ${code}`, got: `${gotStatus} ${gotCode}` };
    }),
  );
  expect(outcomes.filter(({ wanted, got }) => wanted !== got)).toEqual([]);
  const asked = upstream.seen.filter(({ method }) => method === 'POST');
  expect(JSON.stringify(asked.map(({ body }) => body))).not.toMatch('SMUGGLED');
  for (const { body } of asked) expect(Object.keys(body).sort()).toEqual(['max_tokens', 'messages', 'model', 'stream']);
});

test('10,000 sessions from one address: no more than are allowed, and who has one goes on', async () => {
  const since = Date.now();
  const counts = new Map<number, number>();
  const one = async (): Promise<void> => {
    const response = await fetch(`${relay.url}/api/models`, { headers: { origin: site } });
    await response.arrayBuffer();
    counts.set(response.status, (counts.get(response.status) ?? 0) + 1);
  };
  for (let round = 0; round < 100; round += 1) await Promise.all(Array.from({ length: 100 }, one));
  expect([...counts.keys()].filter((status) => status !== 200 && status !== 429)).toEqual([]);
  expect((counts.get(200) ?? 0) + (counts.get(429) ?? 0)).toBe(10_000);
  const minutes = Math.ceil((Date.now() - since) / 60_000);
  expect(counts.get(200)).toBeLessThanOrEqual(50 * (minutes + 1));
  expect(await textOfAnswer(await visitor.ask('Hi'))).toMatchObject({ text: 'word', end: '[DONE]' });
}, 300_000);

test.runIf(process.platform === 'linux')(
  'the process stays small, and its log holds no key, token, prompt or question',
  () => {
    const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${relay.pid}/status`, 'utf8'))?.[1];
    expect(Number(peak) / 1024).toBeLessThan(mostMegabytes);
    const log = relay.output();
    for (const secret of ['sk-the-key', 'nobody sees', '"Hi"', '127.0.0.1"', target.turnOfAnn])
      expect(log).not.toMatch(secret);
    // A whole token; three of its letters may stand in any random id.
    expect(log).not.toMatch(/eyJ[\w-]+\./);
  },
);
