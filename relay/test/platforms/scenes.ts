import { UnsecuredJWT } from 'jose';
import { expect } from 'vitest';
import { signVisitor } from '../../src/visitors/identity-token.js';
import type { Upstream } from '../support/upstream.js';
import { codeOf, framesOf, newTurnId, site, textOfAnswer, visit, type Send } from '../support/visitor.js';
import type { PlainOptions } from './start-platform.js';

const identitySecret = 'the-secret-of-identities-of-this-test';

/** The options that all scenes share. */
export const sceneOptions = (url: string): PlainOptions => ({
  url,
  model: 'm',
  origin: [site, 'https://*.shop.example'],
  systemPrompt: 'Be kind.',
  parameters: { temperature: 0.2 },
  maxTokens: 100,
  maxBody: 100_000,
  keepAlive: 0.3,
  identity: { secret: identitySecret },
  limits: {
    minute: { session: null, user: 3, address: null },
    day: { session: null, user: null, address: null },
    running: { user: 1 },
    newSessions: { minute: null, day: null },
  },
});

interface Stage {
  readonly send: Send;
  readonly upstream: Upstream;
}
type Scene = (stage: Stage) => Promise<void>;

const inAnHour = (): number => Math.floor(Date.now() / 1000) + 3600;
const identity = (id: string) => signVisitor(identitySecret, { id, expires: inAnHour() });

async function refused(response: Response, status: number, code: string): Promise<void> {
  expect([response.status, await codeOf(response)]).toEqual([status, code]);
}

const askRaw = async ({ send }: Stage, headers: Record<string, string>, body = '{}'): Promise<Response> =>
  send('/api/chat/completions', {
    method: 'POST',
    headers: { origin: site, 'content-type': 'application/json', ...headers },
    body,
  });

const badBody =
  (body: unknown, status: number, code: string): Scene =>
  async (stage) => {
    const visitor = await visit(stage.send);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    await refused(await askRaw(stage, { authorization: `Bearer ${visitor.session}` }, text), status, code);
  };

const badToken =
  (authorization: (session: string) => string): Scene =>
  async (stage) => {
    const { session } = await visit(stage.send);
    await refused(await askRaw(stage, { authorization: authorization(session) }), 401, 'session');
  };

const badOrigin =
  (origin: string | undefined): Scene =>
  async ({ send }) => {
    await refused(await send('/api/models', { headers: origin === undefined ? {} : { origin } }), 403, 'origin');
  };

const message = (content: unknown): unknown => ({ model: 'm', messages: [{ role: 'user', content }] });

/** The same on every platform. */
export const scenes: Readonly<Record<string, Scene>> = {
  'says that it lives': async ({ send }) => expect((await send('/health')).status).toBe(200),
  'says that it is ready': async ({ send }) =>
    expect(await (await send('/ready')).json()).toMatchObject({ status: true, models: 1 }),
  'says what it is': async ({ send }) =>
    expect(await (await send('/api/version')).json()).toMatchObject({ name: 'causerie-relay' }),
  'has no other routes': async ({ send }) =>
    refused(await send('/api/v1/chats', { headers: { origin: site } }), 404, 'not-found'),
  'lists what is offered': async ({ send }) => {
    const { data, relay } = await (await send('/api/models', { headers: { origin: site } })).json();
    expect(data.map(({ id }: { id: string }) => id)).toEqual(['m']);
    expect(relay.session.token).toMatch(/^eyJ/);
  },
  'answers a preflight': async ({ send }) => {
    const response = await send('/turns/x', {
      method: 'OPTIONS',
      headers: { origin: site, 'access-control-request-method': 'DELETE' },
    });
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([204, site]);
  },
  'knows hosts below a domain': async ({ send }) =>
    expect((await send('/api/models', { headers: { origin: 'https://a.b.shop.example' } })).status).toBe(200),
  'refuses a foreign origin': badOrigin('https://evil.example'),
  'refuses no origin': badOrigin(undefined),
  'refuses an origin of another scheme': badOrigin('http://www.example.org'),
  'refuses the domain of a pattern itself': badOrigin('https://shop.example'),
  'refuses no token': async (stage) => refused(await askRaw(stage, {}), 401, 'session'),
  'refuses a cut token': badToken((session) => `Bearer ${session.slice(0, -2)}`),
  'refuses an unsigned token': badToken(
    () => `Bearer ${new UnsecuredJWT({ sub: 'x', aud: site }).setExpirationTime(inAnHour()).encode()}`,
  ),
  'refuses an API key': badToken(() => 'Bearer sk-123'),
  'refuses a token of another site': async ({ send }) => {
    const { session } = await visit(send, {}, 'https://a.shop.example');
    await refused(await askRaw({ send } as Stage, { authorization: `Bearer ${session}` }), 401, 'session');
  },
  'goes on with a session': async ({ send }) => {
    const { session } = await visit(send);
    expect((await send('/api/models', { headers: { origin: site, authorization: `Bearer ${session}` } })).status).toBe(
      200,
    );
  },
  'ends a session': async (stage) => {
    const { session } = await visit(stage.send);
    const headers = { origin: site, authorization: `Bearer ${session}` };
    expect((await stage.send('/session', { method: 'DELETE', headers })).status).toBe(204);
    await refused(await askRaw(stage, headers), 401, 'session');
  },
  'refuses a forged identity': async ({ send }) => {
    const visitor = await visit(send);
    await refused(await visitor.ask('Hi', { headers: { 'causerie-user': 'rubbish' } }), 403, 'identity');
  },
  'refuses what is no JSON': badBody('{"model":', 400, 'bad-request'),
  'refuses deep JSON': badBody(`{"model":"m","x":${'['.repeat(5000)}`, 400, 'bad-request'),
  'refuses no messages': badBody({ model: 'm' }, 400, 'bad-request'),
  'refuses an image': badBody(message([{ type: 'image_url' }]), 400, 'bad-request'),
  'refuses only a system prompt': badBody(
    { model: 'm', messages: [{ role: 'system', content: 'x' }] },
    400,
    'bad-request',
  ),
  'refuses a large body': badBody({ ...Object(message('Hi')), x: 'x'.repeat(150_000) }, 413, 'too-large'),
  'refuses another model': badBody({ model: 'hidden', messages: [{ role: 'user', content: 'Hi' }] }, 404, 'model'),
  'refuses a strange id of an answer': async ({ send }) =>
    refused(await (await visit(send)).ask('Hi', { turn: 'x' }), 400, 'bad-request'),
  'passes on only what is allowed': async ({ send, upstream }) => {
    const asking = (await visit(send)).ask('Hi', {
      body: { tools: [], max_tokens: 9999, temperature: 2 },
      headers: { 'x-secret': 'x' },
    });
    const answer = await upstream.nextAnswer();
    answer.finish();
    await (await asking).text();
    expect(answer.seen.body).toEqual({
      model: 'm',
      stream: true,
      temperature: 0.2,
      max_tokens: 100,
      messages: [
        { role: 'system', content: 'Be kind.' },
        { role: 'user', content: 'Hi' },
      ],
    });
    expect([answer.seen.headers.authorization, answer.seen.headers['x-secret']]).toEqual([
      'Bearer sk-secret-key-1',
      undefined,
    ]);
  },
  'passes frames on as they come': async ({ send, upstream }) => {
    const asking = (await visit(send)).ask('Hi');
    const answer = await upstream.nextAnswer();
    answer.send('Öne');
    const frames = framesOf(await asking);
    expect((await frames.next()).value?.data).toMatch('Öne');
    answer.send('two');
    expect((await frames.next()).value).toMatchObject({ id: 2, data: expect.stringContaining('two') });
    answer.finish();
    for await (const { data } of frames) if (data === '[DONE]') return;
    expect.unreachable();
  },
  'sends comments while all is silent': async ({ send, upstream }) => {
    const response = await (await visit(send)).ask('Hi');
    const first = await response.body?.getReader().read();
    expect(new TextDecoder().decode(first?.value)).toBe(': still here\n\n');
    (await upstream.nextAnswer()).finish();
  },
  'tells a failure in its own words': async ({ send, upstream }) => {
    upstream.reply = (_, outgoing) => void outgoing.writeHead(401).end('sk-secret-key-1 is wrong');
    await refused(await (await visit(send)).ask('Hi'), 502, 'upstream');
  },
  'follows no redirect': async ({ send, upstream }) => {
    upstream.reply = (_, outgoing) => void outgoing.writeHead(302, { location: '/elsewhere' }).end();
    await refused(await (await visit(send)).ask('Hi'), 502, 'upstream');
    expect(upstream.seen.some(({ url }) => url === '/elsewhere')).toBe(false);
  },
  'ends a stream that breaks with a frame': async ({ send, upstream }) => {
    const asking = (await visit(send)).ask('Hi');
    const answer = await upstream.nextAnswer();
    answer.send('One');
    const response = await asking;
    answer.cut();
    expect(await textOfAnswer(response)).toMatchObject({ text: 'One', end: 'upstream' });
  },
  'passes on what comes whole': async ({ send, upstream }) => {
    upstream.reply = (_, outgoing) =>
      void outgoing
        .writeHead(200, { 'content-type': 'application/json' })
        .end('{"choices":[{"message":{"content":"Whole"}}]}');
    expect(await (await (await visit(send)).ask('Hi', { body: { stream: false } })).json()).toEqual({
      choices: [{ message: { content: 'Whole' } }],
    });
  },
  'takes an answer up again': async ({ send, upstream }) => {
    const turn = newTurnId();
    const gone = new AbortController();
    const asking = (await visit(send)).ask('Hi', { turn, signal: gone.signal });
    const answer = await upstream.nextAnswer();
    for (const word of ['a', 'b', 'c']) answer.send(word);
    for await (const { id } of framesOf(await asking)) if (id === 2) break;
    gone.abort();
    const later = await (await visit(send)).follow(turn, 2);
    answer.send('d');
    answer.finish();
    expect(await textOfAnswer(later)).toMatchObject({ text: 'cd', end: '[DONE]' });
    expect(answer.seen.isGone).toBe(false);
  },
  'gives an answer to many readers': async ({ send, upstream }) => {
    const turn = newTurnId();
    const visitor = await visit(send);
    const asking = visitor.ask('Hi', { turn });
    const answer = await upstream.nextAnswer();
    answer.send('a');
    const responses = [await asking, await visitor.follow(turn), await visitor.ask('Hi', { turn })];
    answer.send('b');
    answer.finish();
    for (const { text } of await Promise.all(responses.map(textOfAnswer))) expect(text).toBe('ab');
  },
  'stops an answer': async ({ send, upstream }) => {
    const turn = newTurnId();
    const visitor = await visit(send);
    const asking = visitor.ask('Hi', { turn });
    const answer = await upstream.nextAnswer();
    answer.send('a');
    const response = await asking;
    expect((await visitor.stop(turn)).status).toBe(204);
    await answer.seen.gone;
    expect(await textOfAnswer(response)).toMatchObject({ text: 'a', end: 'stopped' });
  },
  'does not know an answer of another user': async ({ send, upstream }) => {
    const turn = newTurnId();
    const ann = await visit(send, { 'causerie-user': await identity('ann-of-turns') });
    const asking = ann.ask('Hi', { turn });
    const answer = await upstream.nextAnswer();
    answer.send('a');
    await asking;
    await refused(await (await visit(send, { 'causerie-user': await identity('bob') })).follow(turn), 404, 'not-found');
    await refused(await (await visit(send)).stop(turn), 404, 'not-found');
    answer.finish();
  },
  'counts answers exactly': async ({ send, upstream }) => {
    upstream.reply = (_, outgoing) => void outgoing.writeHead(500).end();
    const visitor = await visit(send, { 'causerie-user': await identity('eve') });
    const codes = [];
    for (let count = 0; count < 5; count += 1) codes.push(await codeOf(await visitor.ask('Hi')));
    expect(codes).toEqual(['upstream', 'upstream', 'upstream', 'rate-limit', 'rate-limit']);
  },
  'lets one answer run at once': async ({ send, upstream }) => {
    const visitor = await visit(send, { 'causerie-user': await identity('dan') });
    const asking = visitor.ask('Hi');
    const answer = await upstream.nextAnswer();
    answer.send('a');
    await asking;
    await refused(await visitor.ask('Hi'), 429, 'busy');
    answer.finish();
  },
};
