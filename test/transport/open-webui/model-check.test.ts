import { expect, test } from 'vitest';
import { startReplayServer } from '../../support/replay-server.js';
import { answer, json, page, routedServer } from '../../support/routed-server.js';
import { settle } from '../../support/transport-bench.js';

const { signal } = new AbortController();
const routed = routedServer();
const { asked, bench, paths, serve } = routed;

test('finds a model of Open WebUI, with what it tells of it', async () => {
  const model = {
    id: 'agent_gateway.harpou-agent/deep-research',
    name: 'Deep\u202e research\n',
    info: {
      meta: {
        description: 'Looks it up',
        suggestion_prompts: [
          { title: ['a', 'b'], content: ' What is new? ' },
          { content: 7 },
          null,
          { content: 'And old?' },
        ],
      },
    },
  };
  serve({ '/api/models': json({ data: [{ id: 'agent_gateway' }, null, 7, model] }) });
  expect(await bench({ model: model.id }).transport.verify(signal)).toEqual({
    outcome: 'found',
    model: {
      id: model.id,
      name: 'Deep research',
      description: 'Looks it up',
      suggestions: ['What is new?', 'And old?'],
    },
  });
  expect(paths()).toEqual(['GET /api/models']);
});

test.each([
  ['a bare list', [{ id: 'm' }]],
  ['a list of names', { data: ['m'] }],
  ['a list of Ollama', { models: [{ name: 'm', model: 'm' }] }],
])('accepts %s', async (_name, body) => {
  serve({ '/api/models': json(body) });
  expect(await bench().transport.verify(signal)).toMatchObject({ outcome: 'found', model: { id: 'm' } });
});

test('matches ids exactly, and says which are close', async () => {
  serve({ '/api/models': json({ data: [{ id: 'ollama-local-1/llama2' }, { id: '__proto__' }, { id: 'mistral' }] }) });
  const { transport, log } = bench({ model: 'llama2' });
  expect(await transport.verify(signal)).toEqual({ outcome: 'not-listed', close: ['ollama-local-1/llama2'] });
  expect(log.warnings.join()).toContain('"ollama-local-1/llama2"');
  expect(await bench({ model: 'constructor' }).transport.verify(signal)).toMatchObject({ outcome: 'not-listed' });
});

test('finds the base once and remembers it, for the list and for the chat', async () => {
  serve(
    { '/v1/models': json({ data: [{ id: 'm' }] }), '/v1/chat/completions': answer },
    json({ detail: 'Not Found' }, 404),
  );
  const { transport, hear } = bench();
  await transport.verify(signal);
  expect((await hear()).text).toBe('a');
  expect((await hear()).text).toBe('a');
  expect(paths()).toEqual([
    'GET /api/models',
    'GET /v1/models',
    'POST /v1/chat/completions',
    'POST /v1/chat/completions',
  ]);
});

test('without a list, asks for the answer where the route may be, until one has it', async () => {
  serve({ '/v1/chat/completions': answer });
  const { hear, transport } = bench();
  expect(await transport.verify(signal)).toEqual({ outcome: 'no-list' });
  asked.length = 0;
  expect((await hear()).text).toBe('a');
  expect((await hear()).text).toBe('a');
  expect(paths()).toEqual(['POST /api/chat/completions', 'POST /v1/chat/completions', 'POST /v1/chat/completions']);
});

test('no other answer leads to a second request', async () => {
  for (const status of [400, 401, 403, 429, 500, 503]) {
    serve({ '/api/chat/completions': json({ detail: 'no' }, status), '/v1/chat/completions': answer });
    expect((await bench().hear()).error?.status).toBe(status);
    expect(paths()).toEqual(['POST /api/chat/completions']);
    asked.length = 0;
  }
});

test('a page where the route may be is not its answer; where it is nowhere, the first word counts', async () => {
  serve({ '/api/chat/completions': page, '/v1/chat/completions': answer });
  expect((await bench().hear()).text).toBe('a');
  serve({ '/api/chat/completions': json({ error: { message: 'no such model' } }, 404), '/v1/chat/completions': page });
  expect((await bench().hear()).error).toMatchObject({ code: 'not-found', serverText: 'no such model' });
});

test('a key that is refused is refused, and the base is known', async () => {
  serve({ '/api/models': json({ detail: 'Not authenticated' }, 401), '/api/chat/completions': answer });
  const { transport, hear } = bench({ apiKey: 'wrong' });
  expect(await transport.verify(signal)).toEqual({ outcome: 'refused', status: 401 });
  await hear();
  expect(paths()).toEqual(['GET /api/models', 'POST /api/chat/completions']);
});

test('403 may mean a route that is not there', async () => {
  serve({ '/api/models': json({ message: 'Missing Authentication Token' }, 403), '/v1/models': json([{ id: 'm' }]) });
  expect(await bench().transport.verify(signal)).toMatchObject({ outcome: 'found' });
  serve({ '/api/models': json({ detail: 'no' }, 403) });
  expect(await bench().transport.verify(signal)).toEqual({ outcome: 'refused', status: 403 });
});

test('names the right address when Open WebUI answers at a shorter one', async () => {
  serve({ '/api/version': json({ version: '0.12.4' }), '/api/models': json({ data: [{ id: 'm' }] }) });
  for (const path of ['/webui', '/v1', '/c/5b1c/', '/webui/api/v1']) {
    const { transport, log } = bench({ url: routed.server.url + path, apiKey: 'secret' });
    expect(await transport.verify(signal)).toEqual({ outcome: 'wrong-path', suggestedUrl: routed.server.url });
    expect(log.warnings.join()).toContain(`answers at ${routed.server.url}`);
  }
  serve({ '/webui/api/config': json({ status: true, version: '0.12.4' }) });
  const under = bench({ url: `${routed.server.url}/webui/deep/v1` });
  expect(await under.transport.verify(signal)).toEqual({
    outcome: 'wrong-path',
    suggestedUrl: `${routed.server.url}/webui`,
  });
});

test('another server that answers everything with JSON is not taken for Open WebUI', async () => {
  serve({}, json({ detail: 'Hello' }));
  expect(await bench({ url: `${routed.server.url}/gateway` }).transport.verify(signal)).toEqual({ outcome: 'no-list' });
});

test('the key goes to the list alone, not to what looks for Open WebUI', async () => {
  serve({ '/api/version': json({ version: '0.12.4' }) });
  await bench({ url: `${routed.server.url}/webui`, apiKey: 'secret', headers: { 'x-site': '1' } }).transport.verify(
    signal,
  );
  const probes = asked.filter(({ path }) => /version|config/.test(path));
  expect(probes.length).toBeGreaterThan(0);
  for (const { headers } of probes) expect(headers).not.toHaveProperty('authorization');
  for (const { headers } of probes) expect(headers).not.toHaveProperty('x-site');
});

test('a server fault, a refused connection and a limit are failures', async () => {
  serve({ '/api/models': json({ detail: 'Server Connection Error' }, 500) });
  expect(await bench().transport.verify(signal)).toMatchObject({
    outcome: 'failed',
    error: { code: 'server', status: 500 },
  });
  routed.server.play = () => ({ close: 'stall-headers' });
  const { transport, clock } = bench();
  const verification = transport.verify(signal);
  await routed.server.stalled();
  clock.advance(45_000);
  expect(await verification).toMatchObject({ outcome: 'failed', error: { code: 'timeout' } });
  expect(await bench({ url: 'http://127.0.0.1:1' }).transport.verify(signal)).toMatchObject({
    outcome: 'failed',
    error: { code: 'network' },
  });
});

test('a limit also ends a list that stops in the middle', async () => {
  routed.server.play = () => ({ chunks: ['{"data":['], close: 'stall' });
  const { transport, clock } = bench();
  const verification = transport.verify(signal);
  await routed.server.stalled();
  await settle();
  clock.advance(45_000);
  expect(await verification).toMatchObject({ outcome: 'failed', error: { code: 'timeout' } });
  await routed.server.requests.at(-1)?.closed;
});

test('rejects with the reason of the signal when that aborts', async () => {
  routed.server.play = () => ({ close: 'stall-headers' });
  const stopping = new AbortController();
  const verification = bench().transport.verify(stopping.signal);
  await routed.server.stalled();
  stopping.abort('gone');
  await expect(verification).rejects.toBe('gone');
  await routed.server.requests.at(-1)?.closed;
});

test('never takes the key along a redirect', async () => {
  const other = await startReplayServer();
  other.play = () => json({ data: [{ id: 'm' }] });
  serve({ '/api/models': { status: 302, headers: { location: `${other.url}/api/models` } } });
  const { transport } = bench({ apiKey: 'secret', authHeader: 'x-api-key', headers: { 'x-site': '1' } });
  expect(await transport.verify(signal)).toMatchObject({ outcome: 'failed', error: { code: 'redirect' } });
  expect(other.requests.length).toBe(1);
  expect(other.requests[0]?.headers).not.toHaveProperty('x-api-key');
  expect(other.requests[0]?.headers).not.toHaveProperty('x-site');
  await other.close();
});

test('a redirect of the list to a page that asks to sign in is a redirect', async () => {
  serve({ '/api/models': { status: 302, headers: { location: '/login?next=/api/models' } } });
  expect(await bench().transport.verify(signal)).toMatchObject({ outcome: 'failed', error: { code: 'redirect' } });
});

test('asks a key that is a function again after a 401, once, and never sends a refused key again', async () => {
  let calls = 0;
  const keys: unknown[] = [];
  routed.server.play = ({ headers: { authorization } }) => {
    keys.push(authorization);
    return authorization === 'Bearer 3' ? json([{ id: 'm' }]) : json({ detail: '401 Unauthorized' }, 401);
  };
  const { transport } = bench({ apiKey: () => String((calls += 1)) });
  expect(await transport.verify(signal)).toEqual({ outcome: 'refused', status: 401 });
  expect(keys).toEqual(['Bearer 1', 'Bearer 2']);
  expect(await transport.verify(signal)).toMatchObject({ outcome: 'found' });
  expect(keys).toEqual(['Bearer 1', 'Bearer 2', 'Bearer 3']);
});

test('another address makes what was learnt void', async () => {
  serve({ '/v1/models': json([{ id: 'm' }]), '/other/v1/chat/completions': answer });
  const here = bench();
  await here.transport.verify(signal);
  here.options = { ...here.options, url: `${routed.server.url}/other/v1` };
  expect((await here.hear()).text).toBe('a');
});

test('a list at an address of its own says nothing of where the chat is', async () => {
  serve({ '/llm/all': json([{ id: 'm' }]), '/v1/chat/completions': answer });
  const { transport, hear } = bench({ endpoints: { models: '/llm/all' } });
  expect(await transport.verify(signal)).toMatchObject({ outcome: 'found' });
  expect((await hear()).text).toBe('a');
  expect(paths()).toEqual(['GET /llm/all', 'POST /api/chat/completions', 'POST /v1/chat/completions']);
});
