import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { startRehearsal } from '../../../src/testing/index.js';
import { ManualClock } from '../../support/manual-clock.js';
import { examine, gateway, key, pageFetch, url, verdictOf, type Handle } from './clinic.js';

const page = 'https://shop.example/contact';
const site = 'https://shop.example';

test('names a mistake in the options and asks nothing', async () => {
  const handle = gateway();
  const diagnosis = await examine(handle, { modle: 'x' } as object);
  expect(verdictOf(diagnosis)).toMatchObject({ code: 'options-mistake', certainty: 'certain' });
  expect(verdictOf(diagnosis)?.cause).toContain('"modle"');
  expect(diagnosis.skipped).toContain('reachable');
  expect(handle.rehearsal.requests).toEqual([]);
});

test.each([
  'htp://user:secret-word@ai.example',
  'ftp://ai.example/?key=secret-word',
  'https://me:secret-word@ai.example',
])('does not repeat what is private in an address: %s', async (address) => {
  const diagnosis = await examine(gateway(), { url: address });
  expect(verdictOf(diagnosis)).toMatchObject({ probe: 'options', code: 'options-mistake', severity: 'problem' });
  expect(JSON.stringify(diagnosis)).not.toContain('secret-word');
});

test.each(['http://localhost:3000', 'http://192.168.1.7:8080'])(
  'warns of an address that only the owner reaches: %s',
  async (address) => {
    const handle = gateway();
    const { findings } = await examine(handle, { url: address }, { pageUrl: 'http://shop.example/' });
    expect(findings[0]).toMatchObject({ code: 'local-address', severity: 'warning' });
  },
);

test('says nothing of a local address to a local page', async () => {
  const { findings } = await examine(
    gateway(),
    { url: 'http://localhost:3000' },
    { pageUrl: 'http://127.0.0.1:5173/' },
  );
  expect(findings[0]).toMatchObject({ code: 'options-fine' });
});

test('names mixed content before it asks, and lets the own machine be', async () => {
  const handle = gateway();
  const mixed = await examine(handle, { url: 'http://ai.example' }, { pageUrl: page });
  expect(verdictOf(mixed)).toMatchObject({ code: 'mixed-content', certainty: 'certain' });
  expect(handle.rehearsal.requests).toEqual([]);
  const own = await examine(handle, { url: 'http://localhost:3000' }, { pageUrl: page });
  expect(own.findings.map(({ code }) => code)).not.toContain('mixed-content');
});

test('names a server that is not there, with the reason where the platform tells it', async () => {
  const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  const gone = async (): Promise<never> => Promise.reject(new TypeError('fetch failed', { cause: refused }));
  const finding = verdictOf(await examine(gateway(), {}, { fetch: gone }));
  expect(finding).toMatchObject({ probe: 'reachable', code: 'unreachable', certainty: 'certain' });
  expect(finding?.cause).toContain('ECONNREFUSED');
  const silent = async (): Promise<never> => Promise.reject(new TypeError('Failed to fetch'));
  expect(verdictOf(await examine(gateway(), {}, { fetch: silent, pageUrl: page }))).toMatchObject({
    code: 'unreachable',
    certainty: 'likely',
  });
  const offline = { fetch: silent, isOnline: () => false };
  expect(verdictOf(await examine(gateway(), {}, offline))).toMatchObject({ code: 'offline' });
});

test('does not wait for ever', async () => {
  const clock = new ManualClock();
  const never = (): Promise<never> => new Promise(() => {});
  const examining = examine(gateway(), {}, { fetch: never, clock });
  await expect.poll(() => clock.next).toBe(20_000);
  clock.advance(20_000);
  expect(verdictOf(await examining)).toMatchObject({ code: 'no-answer-in-time', certainty: 'certain' });
});

test('ends with the reason of its signal', async () => {
  const controller = new AbortController();
  const never = (): Promise<never> => new Promise(() => {});
  const examining = examine(gateway(), {}, { fetch: never, signal: controller.signal });
  controller.abort(new Error('closed'));
  await expect(examining).rejects.toThrow('closed');
});

test('tells CORS from a server that is not there, and names the origin to allow', async () => {
  const handle = gateway({ cors: ['https://other.example'] });
  const finding = verdictOf(await examine(handle, {}, { fetch: pageFetch(handle, site), pageUrl: page }));
  expect(finding).toMatchObject({ probe: 'reachable', code: 'cors', severity: 'problem' });
  expect(finding?.fix).toContain('CORS_ALLOW_ORIGIN');
  expect(finding?.fix).toContain(site);
  const fromFile = { fetch: pageFetch(handle, 'null'), pageUrl: 'file:///home/me/index.html' };
  const fileFinding = verdictOf(await examine(handle, {}, fromFile));
  expect(fileFinding?.code).toBe('cors');
  expect(fileFinding?.cause).toContain('file');
});

test('is content where only the API lets pages read it', async () => {
  const api = gateway();
  const handle: Handle = async (request) =>
    new URL(request.url).pathname === '/health' ? new Response('{}') : api(request);
  const { findings } = await examine(handle, {}, { fetch: pageFetch(handle, site), pageUrl: page });
  expect(findings.find(({ probe }) => probe === 'reachable')).toMatchObject({ code: 'reachable' });
});

test('names a proxy that refuses preflights', async () => {
  const api = gateway();
  const handle: Handle = async (request) =>
    request.method === 'OPTIONS' ? new Response('Sign in', { status: 401 }) : api(request);
  const finding = verdictOf(await examine(handle, {}, { fetch: pageFetch(handle, site), pageUrl: page }));
  expect(finding).toMatchObject({ probe: 'key', code: 'cors-preflight' });
});

test('is content in a page that the server allows', async () => {
  const handle = gateway({ cors: [site] });
  const diagnosis = await examine(handle, {}, { fetch: pageFetch(handle, site), pageUrl: page });
  expect(diagnosis).toMatchObject({ isHealthy: true, page: site });
});

test('names a proxy whose server is down', async () => {
  const bad: Handle = async () => new Response('<html><h1>502 Bad Gateway</h1></html>', { status: 502 });
  expect(verdictOf(await examine(bad))).toMatchObject({ code: 'server-down' });
});

test.each([
  ['', '/webui/', ''],
  ['/webui', '/webui/openai/chat', '/webui'],
  ['/webui', '', '/webui'],
])('finds Open WebUI at "%s" from the address "%s"', async (basePath, given, root) => {
  const finding = verdictOf(await examine(gateway({ basePath }), { url: url + given }));
  expect(finding).toMatchObject({ probe: 'path', code: 'wrong-path', certainty: 'certain' });
  expect(finding?.fix).toBe(`Write url: "${url}${root}".`);
});

test.each(['', '/', '/api', '/api/v1/', '/api/chat/completions'])('takes the address "%s"', async (path) => {
  expect(verdictOf(await examine(gateway(), { url: url + path }))).toMatchObject({ code: 'answers' });
});

test('leaves another API beside Open WebUI alone', async () => {
  const other = gateway({ kind: 'openai', basePath: '/litellm' });
  const openWebUI = gateway();
  const handle: Handle = (request) =>
    new URL(request.url).pathname.startsWith('/litellm') ? other(request) : openWebUI(request);
  const diagnosis = await examine(handle, { url: `${url}/litellm/v1` });
  expect(diagnosis).toMatchObject({ isHealthy: true, version: '' });
});

test('does not take Ollama for an outdated Open WebUI', async () => {
  const handle = gateway({ kind: 'openai' }, { 'GET /api/version': () => Response.json({ version: '0.5.1' }) });
  expect(await examine(handle)).toMatchObject({ isHealthy: true, version: '' });
});

/** A server on a port that sends every path on to what `to` makes of it. */
async function redirecting(to: (path: string) => string | undefined, handle: Handle): Promise<[string, () => void]> {
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '/';
    const location = to(path);
    if (location !== undefined) return void outgoing.writeHead(308, { location }).end();
    incoming.resume().on('end', async () => {
      const { method = 'GET', headers } = incoming;
      const authorization = headers.authorization ?? '';
      const body = method === 'POST' ? JSON.stringify({ model: 'Technova', messages: [], stream: true }) : null;
      const response = await handle(new Request(url + path, { method, headers: { authorization }, body }));
      outgoing.writeHead(response.status, { 'content-type': response.headers.get('content-type') ?? '' });
      outgoing.end(await response.text());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return [`http://127.0.0.1:${port}`, close];
}

test('names the address that a redirect leads to', async () => {
  const target = await startRehearsal({ keys: [key] });
  const [from, close] = await redirecting((path) => target.url + path, gateway());
  try {
    const finding = verdictOf(await examine(gateway(), { url: from }, { fetch: globalThis.fetch }));
    expect(finding).toMatchObject({ code: 'redirected', fix: `Write url: "${target.url}".` });
    expect(target.rehearsal.requests.some(({ headers }) => headers['authorization'])).toBe(false);
  } finally {
    close();
    await target.close();
  }
});

test('follows a redirect of the list within its origin, as the chat does', async () => {
  const api = gateway({ kind: 'openai' });
  const to = (path: string): string | undefined => (path === '/old/models' ? '/v1/models' : undefined);
  const [from, close] = await redirecting(to, api);
  try {
    const diagnosis = await examine(api, { url: `${from}/old/models` }, { fetch: globalThis.fetch });
    expect(diagnosis.findings.find(({ probe }) => probe === 'key')).toMatchObject({ code: 'key-accepted' });
    expect(diagnosis.isHealthy).toBe(true);
  } finally {
    close();
  }
});

test('names a website at the address', async () => {
  const shop: Handle = async () =>
    new Response('<!doctype html><h1>Shop</h1>', { headers: { 'content-type': 'text/html' } });
  expect(verdictOf(await examine(shop))).toMatchObject({ code: 'not-an-api', certainty: 'likely' });
});

test.each([
  ['0.6.36', 'outdated'],
  ['0.5.20', 'outdated'],
  ['v0.6.9', 'outdated'],
])('warns of version %s and goes on', async (version, code) => {
  const diagnosis = await examine(gateway({ version }));
  expect(diagnosis.findings.find(({ probe }) => probe === 'version')).toMatchObject({ code, severity: 'warning' });
  expect(diagnosis).toMatchObject({ isHealthy: true, version, skipped: [] });
});

test.each(['0.6.37', '0.7.0', '1.0', '0.12.4'])('is content with version %s', async (version) => {
  const { findings } = await examine(gateway({ version }));
  expect(findings.find(({ probe }) => probe === 'version')).toMatchObject({ code: 'version-fine' });
});

test('a website that is closed to the page, with Open WebUI in a folder of it: the folder is named', async () => {
  const behind = gateway({ basePath: '/webui' });
  const handle = async (request: Request): Promise<Response> => {
    const response = await behind(request);
    if (!new URL(request.url).pathname.startsWith('/webui/')) response.headers.delete('access-control-allow-origin');
    return response;
  };
  const page = 'https://shop.example';
  const diagnosis = await examine(handle, {}, { fetch: pageFetch(handle, page), pageUrl: `${page}/` });
  expect(verdictOf(diagnosis)).toMatchObject({ code: 'wrong-path', fix: `Write url: "${url}/webui".` });
});
