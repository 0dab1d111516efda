import { expect, test } from 'vitest';
import { answer, json, routedServer } from '../../support/routed-server.js';

const { signal } = new AbortController();
const routed = routedServer();
const { asked, bench, paths, serve } = routed;

test.each([
  ['s27 a prefix in the list', 'gemini-2.0-flash', ['models/gemini-2.0-flash', 'models/gemini-2.0-pro']],
  ['a prefix in the option', 'models/gemini-2.0-flash', ['gemini-2.0-flash']],
  ['s28 a tag in the list', 'llama3.2', ['llama3.2:latest', 'llama3.2:1b']],
  ['a tag in the option', 'llama3.2:latest', ['llama3.2']],
])("%s: found, and the owner's own name is sent", async (_name, model, ids) => {
  serve({
    '/v1/models': json({ data: ids.map((id) => ({ id, name: 'A model' })) }),
    '/v1/chat/completions': answer,
  });
  const here = bench({ url: `${routed.server.url}/v1`, model });
  expect(await here.transport.verify(signal)).toEqual({ outcome: 'found', model: { id: model, name: 'A model' } });
  expect(here.log.details.join('\n')).toContain(`"${ids[0]}"`);
  await here.hear();
  expect(JSON.parse(asked.at(-1)?.body ?? '{}').model).toBe(model);
});

test.each([
  ['two that could be meant', 'a', ['models/a', 'a:latest']],
  ['a name that differs by both', 'a', ['models/a:latest']],
  ['another tag', 'a', ['a:1b']],
])('%s: not found', async (_name, model, ids) => {
  serve({ '/v1/models': json({ data: ids.map((id) => ({ id })) }) });
  expect((await bench({ url: `${routed.server.url}/v1`, model }).transport.verify(signal)).outcome).toBe('not-listed');
});

test('the exact name is taken before one that differs by a tag', async () => {
  serve({
    '/v1/models': json({
      data: [
        { id: 'a:latest', name: 'Tagged' },
        { id: 'a', name: 'Exact' },
      ],
    }),
  });
  const found = await bench({ url: `${routed.server.url}/v1`, model: 'a' }).transport.verify(signal);
  expect(found).toMatchObject({ model: { name: 'Exact' } });
});

test('s26 the query of the address goes along with the list and the chat, and no sentence repeats it', async () => {
  serve({});
  const folder = '/openai/deployments/gpt-4o';
  const query = '?api-version=2024-10-21&code=very-secret';
  const here = bench({ url: `${routed.server.url}${folder}/chat/completions${query}` });
  await here.transport.verify(signal);
  await here.hear();
  expect(paths()).toContain(`GET ${folder}/models${query}`);
  expect(paths()).toContain(`POST ${folder}/chat/completions${query}`);
  expect([...here.log.warnings, ...here.log.details].join('\n')).not.toContain('very-secret');
});

test('an address that ends in /api is looked for above it on a server that is no Open WebUI', async () => {
  const missing = json({ error: 'not found' }, 404);
  serve({ '/v1/models': json({ data: [{ id: 'm' }] }), '/v1/chat/completions': answer }, missing);
  const here = bench({ url: `${routed.server.url}/api` });
  expect((await here.transport.verify(signal)).outcome).toBe('found');
  expect((await here.hear()).text).toBe('a');
  const unasked = bench({ url: `${routed.server.url}/api` });
  serve({ '/chat/completions': answer }, missing);
  expect((await unasked.hear()).text).toBe('a');
});

test('a server that says under 200 that there is no such route, as LM Studio does, is asked at the next', async () => {
  const missing = json({ error: 'Unexpected endpoint or method. (POST /chat/completions)' });
  serve({ '/v1/models': json({ data: [{ id: 'm' }] }), '/v1/chat/completions': answer }, missing);
  const here = bench({ url: routed.server.url });
  expect((await here.transport.verify(signal)).outcome).toBe('found');
  expect((await here.hear()).text).toBe('a');
  const unasked = bench({ url: routed.server.url });
  expect((await unasked.hear()).text).toBe('a');
  serve({}, missing);
  expect((await bench({ url: routed.server.url }).hear()).error?.code).toBe('not-found');
});

test('a wrong key and no key are two sentences, from the list and from the chat', async () => {
  const refusal = json({ detail: 'Not authenticated' }, 401);
  serve({ '/v1/models': refusal, '/v1/chat/completions': refusal });
  for (const ask of ['verify', 'hear'] as const) {
    const wrong = bench({ url: `${routed.server.url}/v1`, apiKey: 'sk-wrong' });
    const none = bench({ url: `${routed.server.url}/v1` });
    for (const here of [wrong, none]) await (ask === 'verify' ? here.transport.verify(signal) : here.hear());
    expect(wrong.log.warnings).toEqual([expect.stringContaining('refuses the key (401)')]);
    expect(none.log.warnings).toEqual([expect.stringContaining('wants a key (401)')]);
  }
});
