import { afterAll, beforeAll, expect, test } from 'vitest';
import { finish, sse, token } from '../../support/frames.js';
import { startReplayServer, type ReplayServer } from '../../support/replay-server.js';
import { fetchOf, hearAll, pushed, request, transportBench, type Bench } from '../../support/transport-bench.js';

let server: ReplayServer;
beforeAll(async () => {
  server = await startReplayServer();
});
afterAll(() => server.close());

function bench(given: Record<string, unknown> = {}): Bench {
  return transportBench({ url: `${server.url}/v1`, ...given });
}

test('sends what the options say, and nothing else', async () => {
  server.play = () => ({ headers: sse, chunks: [token('a'), finish] });
  const here = bench({ model: 'a/b.c', maxTokens: 9, temperature: 0, apiKey: ' key\n', headers: { 'X-Site': 'shop' } });
  await here.hear();
  const sent = server.requests.at(-1);
  expect(JSON.parse(sent?.body ?? '')).toEqual({
    model: 'a/b.c',
    messages: [{ role: 'user', content: 'Hi' }],
    max_tokens: 9,
    temperature: 0,
    stream: true,
  });
  expect(sent?.headers).toMatchObject({
    authorization: 'Bearer key',
    'content-type': 'application/json',
    accept: 'text/event-stream, application/json',
    'x-site': 'shop',
  });
});

test.each([
  ['Authorization: Bearer', 'authorization', 'Bearer key'],
  ['Authorization Token', 'authorization', 'Token key'],
  ['x-api-key', 'x-api-key', 'key'],
])('sends the key as %s', async (authHeader, name, value) => {
  server.play = () => ({ headers: sse, chunks: [token('a'), finish] });
  await bench({ apiKey: 'key', authHeader }).hear();
  expect(server.requests.at(-1)?.headers[name]).toBe(value);
  await bench({ apiKey: '', authHeader }).hear();
  expect(server.requests.at(-1)?.headers).not.toHaveProperty(name);
});

test('a key that is a function is asked once, and again after a 401', async () => {
  let calls = 0;
  server.play = () => ({ headers: sse, chunks: [token('a'), finish] });
  const here = bench({ apiKey: async () => `k${(calls += 1)}` });
  await here.hear();
  await here.hear();
  expect(calls).toBe(1);
  const before = server.requests.length;
  server.play = () => ({ status: 401, chunks: ['{"detail":"expired"}'] });
  expect((await here.hear()).error?.code).toBe('auth');
  expect(server.requests.slice(before).map(({ headers }) => headers.authorization)).toEqual(['Bearer k1', 'Bearer k2']);
});

test.each([
  ['throws', () => expect.fail('no session')],
  ['rejects', () => Promise.reject(new Error('no session'))],
  ['returns no string', () => 7],
])('a function for the key that %s is a fault of code auth', async (_what, apiKey) => {
  const before = server.requests.length;
  const { error } = await bench({ apiKey }).hear();
  expect(error).toMatchObject({ code: 'auth', retryable: false });
  expect(server.requests.length).toBe(before);
});

test('a key no header may hold is a fault that does not repeat it', async () => {
  const { error } = await bench({ apiKey: () => 'sécret\u2028key' }).hear();
  expect(error?.code).toBe('auth');
  expect(`${error?.message} ${String(error?.cause)}`).not.toContain('cret');
});

test('the log holds requests and answers, and the key nowhere', async () => {
  server.play = () => ({ headers: { ...sse, 'set-cookie': 'token=secret-9' }, chunks: [token('a'), finish] });
  const here = bench({
    apiKey: 'secret-9',
    endpoints: { chat: `${server.url}/ask?key=secret-9` },
    headers: { 'x-t': 'secret-9' },
  });
  await here.hear();
  server.play = () => ({ status: 400, chunks: ['{"detail":"bad key secret-9"}'] });
  const { error } = await here.hear();
  const said = `${here.log.details.join()} ${here.log.warnings.join()} ${error?.serverText} ${error?.message}`;
  expect(said).toContain('"content":"Hi"');
  expect(said).toMatch(/200 .* after 0 ms/);
  expect(said).not.toContain('secret-9');
});

test('reads an answer by what it is, whatever was asked', async () => {
  server.play = () => ({ headers: sse, chunks: [token('a'), finish] });
  expect((await bench({ stream: false }).hear()).text).toBe('a');
  expect(JSON.parse(server.requests.at(-1)?.body ?? '')).toMatchObject({ stream: false });
  expect(server.requests.at(-1)?.headers.accept).toBe('application/json');
  const whole = '{"choices":[{"message":{"content":"b"},"finish_reason":"stop"}]}';
  for (const type of ['application/json', 'text/html', 'text/event-stream', 'application/octet-stream']) {
    server.play = () => ({ headers: { 'content-type': type }, chunks: [whole] });
    expect((await bench().hear()).text).toBe('b');
  }
});

test('tells each chunk as soon as it is here', async () => {
  const { fetch, push } = pushed();
  const { transport } = transportBench({ url: 'http://gateway.test/v1' }, { fetch });
  const iterator = transport.stream(request, new AbortController().signal)[Symbol.asyncIterator]();
  for (const text of ['a', 'b', 'c']) {
    const next = iterator.next();
    await push(token(text));
    expect(await next).toEqual({ done: false, value: { type: 'delta', text } });
  }
});

test('2 000 frames of one chunk are few events', async () => {
  const fetch = fetchOf([token('t').repeat(2000) + finish]);
  const { events } = await transportBench({ url: 'http://gateway.test/v1' }, { fetch }).hear();
  expect(events.map(({ type }) => type)).toEqual(['delta', 'end']);
});

test('says what a network failure may be, once it is known where the page is', async () => {
  const fetch = async (): Promise<never> => {
    throw new TypeError('Failed to fetch');
  };
  const fail = async (page: string): Promise<{ code: string | undefined; warnings: string }> => {
    Object.defineProperty(globalThis, 'location', { value: new URL(page), configurable: true });
    const here = transportBench({ url: 'http://ai.test/v1' }, { fetch });
    const { error } = await here.hear().finally(() => Reflect.deleteProperty(globalThis, 'location'));
    return { code: error?.code, warnings: here.log.warnings.join() };
  };
  expect(await fail('http://shop.test/')).toEqual({
    code: 'network',
    warnings: expect.stringMatching(/CORS_ALLOW_ORIGIN.*http:\/\/shop\.test/),
  });
  expect(await fail('https://shop.test/')).toMatchObject({
    code: 'config',
    warnings: expect.stringContaining('https'),
  });
  expect(await fail('http://ai.test/')).toEqual({ code: 'network', warnings: '' });
});

test('an answer never comes out of a fetch that throws at once', async () => {
  const fetch = (): never => {
    throw new Error('patched');
  };
  const heard = await hearAll(
    transportBench({ url: 'http://x.test' }, { fetch }).transport.stream(request, new AbortController().signal),
  );
  expect(heard.error?.code).toBe('network');
});

test('a server that answers is reachable, whatever it says; a proxy that misses it is none', async () => {
  const reachable = (): unknown => bench({ apiKey: 'key' }).transport.isReachable?.(new AbortController().signal);
  for (const status of [200, 401, 404]) {
    server.play = () => ({ status });
    expect(await reachable()).toBe(true);
  }
  expect(server.requests.at(-1)).toMatchObject({ method: 'GET', path: '/health' });
  expect(server.requests.at(-1)?.headers).not.toHaveProperty('authorization');
  server.play = () => ({ status: 502 });
  expect(await reachable()).toBe(false);
  const nowhere = transportBench({ url: 'http://127.0.0.1:1' }).transport;
  expect(await nowhere.isReachable?.(new AbortController().signal)).toBe(false);
});

test('a server that is silent is not reachable after three seconds, and a reader who leaves ends the question', async () => {
  server.play = () => ({ close: 'stall-headers' });
  const here = bench();
  const asking = here.transport.isReachable?.(new AbortController().signal);
  await server.stalled();
  here.clock.advance(3_000);
  expect(await asking).toBe(false);
  const leaving = new AbortController();
  const left = here.transport.isReachable?.(leaving.signal);
  await server.stalled();
  leaving.abort(new Error('left'));
  await expect(left).rejects.toThrow('left');
});
