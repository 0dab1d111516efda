import { expect, test } from 'vitest';
import { diagnosisText } from '../../../src/core/diagnosis-text.js';
import type { ChatOptions } from '../../../src/options/chat-options.js';
import { diagnose } from '../../../src/transport/doctor/diagnose.js';
import { detail, gateway, url } from './clinic.js';

const secret = 'sk-5ecre75ecre75ecre75ecre75ecre700';
const plainSecret = 'open sesame & co';

/** Where owners put keys, meant or not, and what a server may say about them. */
const places: readonly [string, Partial<ChatOptions>][] = [
  ['the option apiKey', { apiKey: secret }],
  ['a function', { apiKey: () => secret }],
  ['a promise', { apiKey: () => Promise.resolve(secret) }],
  ['another header', { apiKey: secret, authHeader: 'x-api-key' }],
  ['headers', { headers: { 'x-proxy-key': plainSecret } }],
  ['headers, with a scheme', { headers: { authorization: `Bearer ${secret}` } }],
  ['the query of the address', { url: `${url}/?key=${secret}` }],
  ['the password of the address', { url: `https://me:${secret}@ai.example/` }],
  ['the path of the address', { url: `${url}/${secret}/` }],
  ['the fragment of the address', { url: `${url}/#${secret}` }],
  ['the endpoints', { endpoints: { models: `${url}/api/models?key=${secret}` } }],
  ['the model', { model: secret }],
  ['a key with spaces', { apiKey: ` ${secret}\n` }],
];

const servers: readonly [string, () => typeof fetch][] = [
  ['that is well', () => fetchOf(gateway({ keys: [secret] }))],
  ['that repeats the key in a refusal', () => fetchOf(echo)],
  ['that is gone', () => () => Promise.reject(new TypeError(`cannot reach ${secret}`))],
];

function fetchOf(handle: (request: Request) => Promise<Response>): typeof fetch {
  return async (input, init) => handle(new Request(input, init));
}

/** A proxy that says what it got. */
async function echo(request: Request): Promise<Response> {
  const said = [request.url, ...request.headers.values()].join(' ');
  return detail(401, `Not with ${said} and ${await request.text()}`);
}

for (const [place, options] of places) {
  test.each(servers)(`a key in ${place} is not in what the doctor says of a server %s`, async (_, serverFetch) => {
    const pageUrl = `https://shop.example/?token=${secret}#${secret}`;
    const told: unknown[] = [];
    const diagnosis = await diagnose({ url, model: 'Technova', ...options } as ChatOptions, {
      fetch: serverFetch(),
      pageUrl,
      onProbe: (...step) => told.push(step),
    });
    for (const said of [JSON.stringify(diagnosis), diagnosisText(diagnosis), JSON.stringify(told)]) {
      expect(said).not.toContain(secret);
      expect(said).not.toContain(plainSecret);
      expect(said).not.toContain(encodeURIComponent(plainSecret));
    }
  });
}
