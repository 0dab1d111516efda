import { afterAll, beforeAll, beforeEach } from 'vitest';
import { startReplayServer, type Played, type RecordedRequest, type ReplayServer } from './replay-server.js';
import { transportBench, type Bench } from './transport-bench.js';

export const page: Played = {
  headers: { 'content-type': 'text/html' },
  chunks: ['<!doctype html><title>Open WebUI</title>'],
};

export const json = (value: unknown, status = 200): Played => ({ status, chunks: [JSON.stringify(value)] });

export const answer: Played = {
  headers: { 'content-type': 'text/event-stream' },
  chunks: ['data: {"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n'],
};

export interface RoutedServer {
  readonly server: ReplayServer;
  /** The requests of the test; the same list in all tests, emptied before each. */
  readonly asked: RecordedRequest[];
  /** A server with these routes; any other GET gives a page, any other POST 405, as Open WebUI does. */
  serve(routes: Readonly<Record<string, Played>>, otherwise?: Played): void;
  /** A transport that asks the server. */
  bench(given?: Record<string, unknown>): Bench;
  /** Method and path of each request. */
  paths(): string[];
}

/** A server for the tests of the file that calls this. */
export function routedServer(): RoutedServer {
  let server: ReplayServer;
  const asked: RecordedRequest[] = [];
  beforeAll(async () => {
    server = await startReplayServer();
  });
  afterAll(() => server.close());
  beforeEach(() => {
    asked.length = 0;
  });
  return {
    get server() {
      return server;
    },
    asked,
    serve(routes, otherwise = page) {
      server.play = (request) => {
        asked.push(request);
        const played = routes[request.path];
        return played ?? (request.method === 'GET' ? otherwise : json({ detail: 'Method Not Allowed' }, 405));
      };
    },
    bench: (given = {}) => transportBench({ url: server.url, ...given }),
    paths: () => asked.map(({ method, path }) => `${method} ${path}`),
  };
}
