import { afterAll, beforeAll, expect, test } from 'vitest';
import { retryDelay } from '../../src/core/retry-policy.js';
import { expectFault, httpFaults } from '../support/faults.js';
import { startReplayServer, type ReplayServer } from '../support/replay-server.js';
import { transportBench } from '../support/transport-bench.js';

let server: ReplayServer;
beforeAll(async () => {
  server = await startReplayServer();
});
afterAll(() => server.close());

test('plays every row that is an error status', () => {
  expect(httpFaults.length).toBe(44);
});

const statuses = httpFaults.filter(({ id }) => id <= 'fn-042');

test.each(statuses.map((fault) => [fault.id, fault.name, fault] as const))('%s %s', async (_id, _name, fault) => {
  const { status = 0, body } = fault.how;
  const isText = typeof body === 'string';
  const headers = { 'content-type': isText && body.startsWith('<') ? 'text/html' : 'application/json' };
  server.play = () => ({ status, headers, chunks: [isText ? body : JSON.stringify(body)] });
  // A 407 of a server that is no proxy is a network error to every fetch; only a fetch of another kind shows it.
  const shows407 = async (): Promise<Response> => new Response('proxy', { status });
  const heard = await (
    status === 407
      ? transportBench({ url: server.url }, { fetch: shows407 })
      : transportBench({ url: `${server.url}/v1` })
  ).hear();
  expectFault(heard, fault);
  expect(heard.error?.status).toBe(status);
  expect(heard.error?.serverText ?? '').not.toMatch(/[<>]/);
});

const waits = httpFaults.filter(({ id }) => id > 'fn-042');

test.each(waits.map((fault) => [fault.id, fault.name, fault] as const))('%s %s', async (id, _name, fault) => {
  // The client's clock stands at 2026-01-01; only in these two rows does it agree with the server's.
  const now = id === 'fn-044' ? Date.UTC(2026, 0, 1) : Date.UTC(2026, 0, 1, 1);
  const inFiveSeconds = new Date(now + 5000).toUTCString();
  const headers: Record<string, string> = { date: new Date(now).toUTCString() };
  for (const [name, value] of Object.entries(fault.how.headers ?? {})) {
    // A page cannot read a header that the server does not expose: to it, there is none.
    if (value !== null && !('access-control-expose-headers' in (fault.how.headers ?? {}))) {
      headers[name] = value.startsWith('<') ? inFiveSeconds : value;
    }
  }
  server.play = () => ({ status: 429, headers, chunks: ['{"error":{"message":"Slow down"}}'] });
  const heard = await transportBench({ url: `${server.url}/v1` }).hear();
  expectFault(heard, fault);
  const note: { wait_ms?: [number, number]; as?: string } = JSON.parse(fault.note ?? '{}');
  const { error } = heard;
  if (note.as === 'absent') expect(error?.retryAfter).toBeUndefined();
  if (!note.wait_ms || !error) return;
  const failed = { error, attempt: 1, hadFrame: false, streamed: true, timeouts: 0 };
  for (const random of [0, 0.5, 0.999]) {
    const delay = retryDelay(failed, { maxRetries: 2 }, random);
    expect(delay).toBeGreaterThanOrEqual(note.wait_ms[0]);
    expect(delay).toBeLessThanOrEqual(note.wait_ms[1]);
  }
});
