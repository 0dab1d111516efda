import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attemptsOf, expectEveryFaultPlaced, expectFault, faults, faultsOf } from '../support/faults.js';
import { finish, sse, token } from '../support/frames.js';
import { startReplayServer, type Played, type ReplayServer } from '../support/replay-server.js';
import { settle, transportBench, waitOut, type Bench } from '../support/transport-bench.js';
import { portOf } from '../support/port-of.js';

const { row, expectAllPlayed } = faultsOf('request');
let server: ReplayServer;
beforeAll(async () => {
  server = await startReplayServer();
});
afterAll(() => server.close());

function bench(given: Record<string, unknown> = {}): Bench {
  return transportBench({ url: `${server.url}/v1`, ...given });
}

test('fn-001 connection refused', async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const port = portOf(closed);
  await new Promise((resolve) => closed.close(resolve));
  expectFault(await bench({ url: `http://127.0.0.1:${port}/v1` }).hear(), row('fn-001'));
});

test('fn-002, fn-009, fn-010 a request that fails without a word', async () => {
  const fetch = async (): Promise<never> => {
    throw new TypeError('Failed to fetch');
  };
  for (const id of ['fn-002', 'fn-009', 'fn-010']) {
    expectFault(await transportBench({ url: 'https://gateway.test' }, { fetch }).hear(), row(id));
  }
});

test('fn-003 offline', async () => {
  const fetch = async (): Promise<never> => {
    throw new TypeError('Failed to fetch');
  };
  const heard = await transportBench({ url: 'https://gateway.test' }, { fetch, isOnline: () => false }).hear();
  expectFault(heard, row('fn-003'));
});

test('fn-007 sends no header of its own but Content-Type, Accept and Authorization', async () => {
  row('fn-007');
  let sent: string[] = [];
  const fetch: typeof globalThis.fetch = async (_url, init) => {
    sent = [...new Headers(init?.headers).keys()];
    return new Response(token('a') + finish);
  };
  await transportBench({ url: 'https://gateway.test', apiKey: 'k' }, { fetch }).hear();
  expect(sent.sort()).toEqual(['accept', 'authorization', 'content-type']);
});

test('fn-059 slow headers, then an answer', async () => {
  row('fn-059');
  const slow = bench({ timeout: 60_000 });
  let release = (): void => {};
  const headers = new Promise<void>((resolve) => (release = resolve));
  const patient = transportBench(
    { url: 'http://gateway.test/v1', timeout: 60_000 },
    { clock: slow.clock, fetch: () => headers.then(() => new Response(token('a') + finish)) },
  );
  const heard = patient.hear();
  await settle();
  slow.clock.advance(59_000);
  release();
  expect((await heard).text).toBe('a');
});

test('fn-060 headers never', async () => {
  server.play = () => ({ close: 'stall-headers' });
  expectFault(await waitOut(bench({ timeout: 60_000 }), server.stalled(), [60_000]), row('fn-060'));
});

test('fn-061 headers, no byte of body', async () => {
  server.play = () => ({ headers: sse, close: 'stall' });
  expectFault(await waitOut(bench({ timeout: 120_000 }), server.stalled(), [120_000]), row('fn-061'));
});

test('fn-062 keep-alive comments only', async () => {
  server.play = () => ({ headers: sse, chunks: [': ping\n\n', ': ping\n\n'], close: 'stall' });
  expectFault(await waitOut(bench({ timeout: 120_000 }), server.stalled(), [119_000, 1_000]), row('fn-062'));
});

test('fn-076 a redirect of the list to the same API is learnt', async () => {
  row('fn-076');
  server.play = ({ path, method }) => {
    if (path === '/api/models') return { status: 307, headers: { location: '/webui/api/models' } };
    if (path === '/webui/api/models') return { chunks: ['{"data":[{"id":"m"}]}'] };
    return method === 'POST' ? { headers: sse, chunks: [token('a'), finish] } : undefined;
  };
  const here = bench({ url: server.url, apiKey: 'secret' });
  const { signal } = new AbortController();
  expect(await here.transport.verify(signal)).toEqual({ outcome: 'found', model: { id: 'm' } });
  expect((await here.hear()).text).toBe('a');
  expect(server.requests.at(-1)?.path).toBe('/webui/api/chat/completions');
});

test('fn-077, fn-078 a redirect of the conversation is not followed', async () => {
  const other = await startReplayServer();
  for (const [id, location] of [
    ['fn-077', '/login'],
    ['fn-078', `${other.url}/v1/chat/completions`],
  ] as const) {
    const before = server.requests.length;
    for (const status of [301, 302, 303, 307, 308]) {
      server.play = () => ({ status, headers: { location } });
      const heard = await bench({ apiKey: 'secret' }).hear();
      expect(heard.error?.code).toBe('redirect');
      expect(attemptsOf(heard)).toBe(row(id).expect.max_attempts);
    }
    expect(server.requests.length).toBe(before + 5);
  }
  expect(other.requests).toHaveLength(0);
  await other.close();
});

test('fn-079, fn-080 a page instead of an answer', async () => {
  const headers = { 'content-type': 'text/html' };
  server.play = () => ({ headers, chunks: ['<!doctype html>\n<title>Sign in</title><form>data: x</form>'] });
  const heard = await bench().hear();
  for (const id of ['fn-079', 'fn-080']) expectFault(heard, row(id));
  expect(heard.error?.serverText).toBeUndefined();
});

test('fn-081 204', async () => {
  server.play = () => ({ status: 204 });
  expectFault(await bench().hear(), row('fn-081'));
});

test('fn-086 Stop before headers', async () => {
  row('fn-086');
  server.play = () => ({ close: 'stall-headers' });
  const stopping = new AbortController();
  const heard = bench().hear(stopping.signal);
  await server.stalled();
  stopping.abort('stop');
  expect((await heard).thrown).toBe('stop');
  await server.requests.at(-1)?.closed;
});

test('fn-097 the key expires in the middle of a session', async () => {
  row('fn-097');
  let asked = 0;
  server.play = ({ headers }) =>
    headers.authorization === 'Bearer key-1'
      ? { status: 401, chunks: ['{"detail":"expired"}'] }
      : { headers: sse, chunks: [token('a'), finish] };
  const here = bench({ apiKey: async () => `key-${(asked += 1)}` });
  expect((await here.hear()).text).toBe('a');
  expect((await here.hear()).text).toBe('a');
  expect(asked).toBe(2);
});

const { signal } = new AbortController();
const list = (entries: unknown): Played => ({ chunks: [JSON.stringify(entries)] });

test('fn-092 a list that fails, a chat that answers', async () => {
  row('fn-092');
  server.play = ({ method }) => (method === 'GET' ? { status: 500 } : { headers: sse, chunks: [token('a'), finish] });
  const here = bench();
  expect(await here.transport.verify(signal)).toMatchObject({ outcome: 'failed', error: { code: 'server' } });
  expect((await here.hear()).text).toBe('a');
});

test('fn-093 a list without the model', async () => {
  row('fn-093');
  server.play = () => list([]);
  expect(await bench().transport.verify(signal)).toEqual({ outcome: 'not-listed', close: [] });
});

test('fn-094 a list of 10 000 models', async () => {
  row('fn-094');
  server.play = () => list({ data: Array.from({ length: 10_000 }, (_, n) => ({ id: `model-${n}` })) });
  const found = await bench({ model: 'model-9999' }).transport.verify(signal);
  expect(found).toEqual({ outcome: 'found', model: { id: 'model-9999' } });
  expect(await bench({ model: 'nodel-9999' }).transport.verify(signal)).toMatchObject({
    close: ['model-9999', expect.anything(), expect.anything()],
  });
});

test('every row of this place was played', expectAllPlayed);

test('every row of the collection has a place', () => {
  expect(faults.size).toBe(98);
  expectEveryFaultPlaced();
});
