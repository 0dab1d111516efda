import { createServer, type Server } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { finish, token } from '../../../../support/frames.js';
import { transportBench } from '../../../../support/transport-bench.js';
import { portOf } from '../../../../support/port-of.js';

/** What came: the encoding and the JSON that was in it. */
let requests: { encoding: string | undefined; body: unknown }[] = [];
/** The status of a refusal, by whether the body was compressed. */
let refusal: (isPacked: boolean) => number | undefined = () => undefined;

let server: Server;
let url = '';
beforeAll(async () => {
  server = createServer(async (incoming, response) => {
    const pieces: Uint8Array[] = [];
    for await (const piece of incoming) pieces.push(piece as Uint8Array);
    const bytes = Buffer.concat(pieces);
    const encoding = incoming.headers['content-encoding'];
    requests.push({ encoding, body: JSON.parse(String(encoding === 'gzip' ? gunzipSync(bytes) : bytes)) });
    const status = refusal(encoding === 'gzip');
    if (status) {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end('{"detail":"There was an error parsing the body"}');
    } else {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(token('a') + finish);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${portOf(server)}/v1`;
});
beforeEach(() => {
  requests = [];
  refusal = () => undefined;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const encodings = (): unknown[] => requests.map(({ encoding }) => encoding);

test('bodies go as they are where the owner did not ask for compression', async () => {
  await transportBench({ url }).hear();
  expect(encodings()).toEqual([undefined]);
});

test('bodies are compressed where the owner asks for it, and hold the same', async () => {
  const here = transportBench({ url, compressRequests: true });
  expect((await here.hear()).text).toBe('a');
  expect((await here.hear()).text).toBe('a');
  expect(encodings()).toEqual(['gzip', 'gzip']);
  expect(requests[0]?.body).toMatchObject({ model: 'm', messages: [{ role: 'user', content: 'Hi' }] });
});

test('a server that refuses them gets the same message plainly, at once and from then on', async () => {
  for (const status of [400, 415, 422]) {
    requests = [];
    refusal = (isPacked) => (isPacked ? status : undefined);
    const here = transportBench({ url, compressRequests: true });
    expect(await here.hear()).toMatchObject({ text: 'a' });
    expect(await here.hear()).toMatchObject({ text: 'a' });
    expect(encodings()).toEqual(['gzip', undefined, undefined]);
    expect(requests[1]?.body).toEqual(requests[0]?.body);
  }
});

test('a message that is refused in both ways says nothing of the compression', async () => {
  refusal = () => 400;
  const here = transportBench({ url, compressRequests: true });
  expect((await here.hear()).error).toMatchObject({ code: 'bad-request', status: 400 });
  refusal = () => undefined;
  await here.hear();
  expect(encodings()).toEqual(['gzip', undefined, 'gzip']);
});
