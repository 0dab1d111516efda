import { afterAll, beforeAll, expect, test } from 'vitest';
import { finish, sse, token } from '../../support/frames.js';
import { startReplayServer, type ReplayServer } from '../../support/replay-server.js';
import { pushed, request, settle, transportBench, type Bench } from '../../support/transport-bench.js';

let server: ReplayServer;
beforeAll(async () => {
  server = await startReplayServer();
});
afterAll(() => server.close());

function bench(given: Record<string, unknown> = {}): Bench {
  return transportBench({ url: `${server.url}/v1`, ...given });
}

test('without a stream, one limit covers the whole answer', async () => {
  server.play = () => ({ chunks: ['{"choices":['], close: 'stall' });
  const { hear, clock, transport } = bench({
    stream: false,
    timeout: { connect: 50_000, firstToken: 1000, idle: 1000 },
  });
  expect(transport.streams).toBe(false);
  const heard = hear();
  await server.stalled();
  await settle();
  clock.advance(49_999);
  await settle();
  expect(clock.pending).toBe(1);
  clock.advance(1);
  expect((await heard).error?.code).toBe('timeout');
});

test('each limit takes over from the one before', async () => {
  const timeout = { connect: 1000, firstToken: 2000, idle: 3000 };
  for (const [pieces, silence, code] of [
    [[], 2000, 'timeout'],
    [[token('a')], 3000, 'stall'],
    [[': ping\n\n', token('a'), ': ping\n\n'], 3000, 'stall'],
    [['data: {"event":{"type":"status","data":{"description":"x"}}}\n\n'], 3000, 'stall'],
  ] as const) {
    const { fetch, push } = pushed();
    const here = transportBench({ url: 'http://gateway.test/v1', timeout }, { fetch });
    const heard = here.hear();
    await settle();
    for (const piece of pieces) {
      here.clock.advance(900);
      await push(piece);
    }
    here.clock.advance(silence - 1);
    await settle();
    expect(here.clock.pending).toBe(1);
    here.clock.advance(1);
    expect((await heard).error?.code).toBe(code);
    expect(here.clock.pending).toBe(0);
  }
});

test('comments keep an answer that has begun alive, but not one that has not', async () => {
  const { fetch, push } = pushed();
  const here = transportBench({ url: 'http://gateway.test/v1' }, { fetch });
  const heard = here.hear();
  await settle();
  await push(token('a'));
  for (let n = 0; n < 20; n += 1) {
    here.clock.advance(40_000);
    await push(': ping\n\n');
  }
  await push(finish);
  expect((await heard).error).toBeUndefined();
});

test('a stall keeps what came, even what was held back as a possible tag', async () => {
  const { fetch, push } = pushed();
  const here = transportBench({ url: 'http://gateway.test/v1' }, { fetch });
  const heard = here.hear();
  await settle();
  await push(token('a <thi'));
  here.clock.advance(45_000);
  expect(await heard).toMatchObject({ text: 'a <thi', error: { code: 'stall' } });
});

test('a function for the key that never answers meets the first limit', async () => {
  const { hear, clock } = bench({ apiKey: () => new Promise<string>(() => {}) });
  const heard = hear();
  await settle();
  clock.advance(45_000);
  expect((await heard).error).toMatchObject({ code: 'timeout', retryable: true });
});

test('whoever leaves the iteration ends the request, also while it waits', async () => {
  server.play = () => ({ headers: sse, chunks: [token('a')], close: 'stall' });
  const signal = new AbortController().signal;
  for await (const event of bench().transport.stream(request, signal)) {
    expect(event.type).toBe('delta');
    break;
  }
  await server.requests.at(-1)?.closed;
  const iterator = bench().transport.stream(request, signal)[Symbol.asyncIterator]();
  await iterator.next();
  const waiting = iterator.next();
  await iterator.return?.();
  expect(await waiting).toEqual({ done: true, value: undefined });
  await server.requests.at(-1)?.closed;
});

test('a signal that has aborted before sends nothing', async () => {
  const before = server.requests.length;
  const stopped = new AbortController();
  stopped.abort('stop');
  expect((await bench().hear(stopped.signal)).thrown).toBe('stop');
  expect(server.requests.length).toBe(before);
});

test('Stop ends a fetch and a body that do not listen to their signal', async () => {
  const { fetch, push, isCancelled } = pushed();
  const stopping = new AbortController();
  const heard = transportBench({ url: 'http://gateway.test/v1' }, { fetch }).hear(stopping.signal);
  await settle();
  await push(token('a'));
  stopping.abort('stop');
  expect(await heard).toMatchObject({ text: 'a', thrown: 'stop' });
  expect(isCancelled()).toBe(true);
  let answer = (_response: Response): void => {};
  const late = pushed();
  const deaf = transportBench(
    { url: 'http://gateway.test/v1' },
    { fetch: () => new Promise((resolve) => (answer = resolve)) },
  );
  const again = new AbortController();
  const waiting = deaf.hear(again.signal);
  await settle();
  again.abort('stop');
  expect((await waiting).thrown).toBe('stop');
  answer(await late.fetch(''));
  await settle();
  expect(late.isCancelled()).toBe(true);
});

test('after the last word, the connection may end by itself for a second, and is closed then', async () => {
  const { fetch, push, isCancelled, isAborted } = pushed();
  const here = transportBench({ url: 'http://gateway.test/v1' }, { fetch });
  const stopping = new AbortController();
  const listening = (async () => {
    for await (const event of here.transport.stream(request, stopping.signal)) if (event.type === 'end') return;
  })();
  await settle();
  await push(token('a') + finish);
  await listening;
  stopping.abort();
  await settle();
  expect(isCancelled() || isAborted()).toBe(false);
  here.clock.advance(1000);
  await settle();
  expect(isCancelled()).toBe(true);
});

test('nothing is left running after any kind of end', async () => {
  for (const play of [
    { headers: sse, chunks: [token('a'), finish] },
    { headers: sse, chunks: [token('a')], close: 'reset' },
    { status: 500 },
    { status: 401 },
    { status: 302, headers: { location: '/x' } },
    { headers: { 'content-type': 'text/html' }, chunks: ['<html>'] },
  ] as const) {
    server.play = () => play;
    const here = bench();
    await here.hear();
    await server.requests.at(-1)?.closed;
    await settle();
    expect(here.clock.pending).toBe(0);
  }
});
