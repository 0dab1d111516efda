import { afterAll, beforeAll, expect, test } from 'vitest';
import { longestAnswer } from '../../src/transport/open-webui/answer-reader.js';
import { expectFault, faultsOf } from '../support/faults.js';
import { finish, sse, token } from '../support/frames.js';
import { startReplayServer, type Played, type ReplayServer } from '../support/replay-server.js';
import { pushed, request, settle, transportBench, waitOut, type Bench } from '../support/transport-bench.js';

const { row, expectAllPlayed } = faultsOf('stream');
let server: ReplayServer;
beforeAll(async () => {
  server = await startReplayServer();
});
afterAll(() => server.close());

function bench(given: Record<string, unknown> = {}): Bench {
  return transportBench({ url: `${server.url}/v1`, ...given });
}

test('fn-063 stall after k tokens', async () => {
  server.play = () => ({ headers: sse, chunks: ['a', 'b', 'c'].map(token), close: 'stall' });
  const heard = await waitOut(bench(), server.stalled(), [44_000, 1_000]);
  expectFault(heard, row('fn-063'));
  expect(heard.text).toBe('abc');
});

test('fn-064, fn-073, fn-085 gaps shorter than the limit', async () => {
  for (const [id, gap] of [
    ['fn-064', 40_000],
    ['fn-073', 30_000],
    ['fn-085', 20_000],
  ] as const) {
    row(id);
    const { fetch, push, end } = pushed();
    const slow = transportBench({ url: 'http://gateway.test/v1' }, { fetch });
    const heard = slow.hear();
    await settle();
    for (const piece of [token('a'), token('b'), token('c'), finish]) {
      slow.clock.advance(gap);
      await push(piece);
    }
    end();
    expect((await heard).text).toBe('abc');
  }
});

test('fn-065, fn-068, fn-074, fn-090, fn-004 a connection cut after every token', async () => {
  const tokens = Array.from({ length: 12 }, (_, n) => `t${n} `);
  for (let kept = 1; kept <= tokens.length; kept += 1) {
    server.play = () => ({ headers: sse, chunks: tokens.slice(0, kept).map(token), close: 'reset' });
    const heard = await bench().hear();
    for (const id of ['fn-065', 'fn-068', 'fn-074', 'fn-090', 'fn-004']) expectFault(heard, row(id));
    expect(heard.text).toBe(tokens.slice(0, kept).join(''));
  }
});

test('fn-066 clean end without a last word', async () => {
  server.play = () => ({ headers: sse, chunks: [token('a'), token('b')] });
  const heard = await bench().hear();
  expectFault(heard, row('fn-066'));
  expect(heard.text).toBe('ab');
});

test('fn-067 error frame after k tokens', async () => {
  const error = { error: { message: 'The server had an error', type: 'server_error' } };
  server.play = () => ({ headers: sse, chunks: [token('a'), `data: ${JSON.stringify(error)}\n\n`, finish] });
  const heard = await bench().hear();
  expectFault(heard, row('fn-067'));
  expect(heard.text).toBe('a');
  expect(heard.error?.serverText).toBe('The server had an error');
});

test('fn-069 a wrong Content-Length', async () => {
  const fault = row('fn-069');
  const length = token('a').length;
  for (const wrong of [length + 50, length]) {
    server.play = () => ({
      headers: { ...sse, 'content-length': String(wrong) },
      chunks: [token('a')],
      close: wrong > length ? 'reset' : 'clean',
    });
    const heard = await bench().hear();
    expectFault(heard, fault);
    expect(heard.text).toBe('a');
  }
});

test('fn-070, fn-071, fn-082, fn-084, fn-095 what does no harm', async () => {
  const plays: readonly (readonly [string, Played, string])[] = [
    ['fn-070', { headers: sse, chunks: [token('a'), 'data: {not json\n\n', token('b'), finish] }, 'ab'],
    ['fn-071', { headers: sse, chunks: [token('a'), token('a'), finish] }, 'aa'],
    ['fn-082', { status: 206, headers: sse, chunks: [token('a'), finish] }, 'a'],
    ['fn-084', { headers: sse, chunks: [token('t').repeat(10_000), finish] }, 't'.repeat(10_000)],
    ['fn-095', { headers: sse, chunks: [`data: {"id":"of another","choices":[]}\n\n`, token('a'), finish] }, 'a'],
  ];
  for (const [id, play, text] of plays) {
    row(id);
    server.play = () => play;
    const here = bench();
    const heard = await here.hear();
    expect(heard.error).toBeUndefined();
    expect(heard.text).toBe(text);
    expect(here.log.warnings).toHaveLength(id === 'fn-070' ? 1 : 0);
  }
});

test('fn-072 bytes of another response', async () => {
  server.play = () => ({
    headers: sse,
    chunks: ['HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n', token('a')],
  });
  expectFault(await bench().hear(), row('fn-072'));
});

test('fn-075 gzip', async () => {
  row('fn-075');
  const { gzipSync } = await import('node:zlib');
  server.play = () => ({ headers: { ...sse, 'content-encoding': 'gzip' }, chunks: [gzipSync(token('a') + finish)] });
  expect((await bench().hear()).text).toBe('a');
});

test('fn-083 an endless answer', async () => {
  const piece = token('word '.repeat(1000));
  server.play = () => ({ headers: sse, chunks: Array.from({ length: 250 }, () => piece), close: 'stall' });
  const heard = await bench().hear();
  expectFault(heard, row('fn-083'));
  expect(heard.text).toHaveLength(longestAnswer);
  await server.requests.at(-1)?.closed;
});

test('fn-087, fn-088 Stop at token k, and no word after it', async () => {
  row('fn-087');
  row('fn-088');
  server.play = () => ({ headers: sse, chunks: [token('a'), token('b')], close: 'stall' });
  const stopping = new AbortController();
  const { transport } = bench();
  const iterator = transport.stream(request, stopping.signal)[Symbol.asyncIterator]();
  expect(await iterator.next()).toMatchObject({ value: { type: 'delta' } });
  stopping.abort('stop');
  await expect(iterator.next()).rejects.toBe('stop');
  expect((await iterator.next()).done).toBe(true);
  await server.requests.at(-1)?.closed;
});

test('fn-096 a server whose clock is a day off', async () => {
  row('fn-096');
  server.play = () => ({
    headers: { ...sse, date: new Date(Date.UTC(2026, 0, 2)).toUTCString() },
    chunks: [token('a'), finish],
  });
  expect((await bench().hear()).text).toBe('a');
});

test('every row of this place was played', expectAllPlayed);
