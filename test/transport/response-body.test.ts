import { expect, test } from 'vitest';
import { readText } from '../../src/transport/response-body.js';
import { fetchOf, request, settle, transportBench } from '../support/transport-bench.js';

const answer = 'data: {"choices":[{"delta":{"content":"Yes é"},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n';

/** A response as whatwg-fetch makes them: text() and json(), and no body. */
function withoutBody(text: string | Promise<string>, status = 200): Response {
  const headers = new Headers({ 'content-type': 'text/event-stream' });
  const response = { status, ok: status === 200, type: 'default', url: '', headers, text: async () => text };
  const full = new Response(null, { status, headers });
  return new Proxy(full, {
    get: (target, name) => (name === 'body' ? undefined : (Reflect.get(response, name) ?? Reflect.get(target, name))),
  });
}

test('h08 a response without a body is read as a whole', async () => {
  const bench = transportBench({ url: 'http://gateway.test/v1' }, { fetch: async () => withoutBody(answer) });
  const { text, events, error } = await bench.hear();
  expect(error).toBeUndefined();
  expect(text).toBe('Yes é');
  expect(events.at(-1)).toEqual({ type: 'end', finishReason: 'stop' });
});

test('an error and a list of models without a body are read, too', async () => {
  const refused = transportBench(
    { url: 'http://gateway.test/v1' },
    { fetch: async () => withoutBody('{"error":{"message":"Slow down"}}', 429) },
  );
  expect((await refused.hear()).error).toMatchObject({ code: 'rate-limit', serverText: 'Slow down' });
  const listed = transportBench(
    { url: 'http://gateway.test/v1' },
    { fetch: async () => withoutBody('{"data":[{"id":"m"}]}') },
  );
  expect(await listed.transport.verify(new AbortController().signal)).toMatchObject({ outcome: 'found' });
});

test('a text that never comes ends with the limit, and one that fails is a broken connection', async () => {
  const never = transportBench(
    { url: 'http://gateway.test/v1' },
    { fetch: async () => withoutBody(new Promise(() => {})) },
  );
  const heard = never.hear();
  await settle();
  never.clock.advance(45_000);
  const stopped = await Promise.race([heard, settle().then(() => undefined)]);
  expect(stopped?.error?.code).toBe('timeout');
  const broken = transportBench(
    { url: 'http://gateway.test/v1' },
    { fetch: async () => withoutBody(Promise.reject(new TypeError('Network request failed'))) },
  );
  expect((await broken.hear()).error?.code).toBe('network');
});

test('headers reach a fetch that knows no Headers of the browser', async () => {
  const own: string[] = [];
  const inner = fetchOf([answer]);
  const fetch: typeof globalThis.fetch = (url, init) => {
    own.push(...Object.getOwnPropertyNames(init?.headers ?? {}));
    return inner(url, init);
  };
  const bench = transportBench({ url: 'http://gateway.test/v1', apiKey: 'key' }, { fetch });
  for await (const event of bench.transport.stream(request, new AbortController().signal)) expect(event).toBeDefined();
  expect(own).toEqual(expect.arrayContaining(['authorization', 'content-type']));
});

test('a body is read no further than asked', async () => {
  expect(await readText(withoutBody('short'), 100)).toBe('short');
  expect(await readText(new Response(null), 100)).toBe('');
});
