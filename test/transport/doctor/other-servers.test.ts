import { expect, test } from 'vitest';
import type { ProbeFinding } from '../../../src/core/diagnosis.js';
import { diagnose } from '../../../src/transport/doctor/diagnose.js';
import { serverKindOf } from '../../../src/transport/doctor/server-kind.js';
import { recordedKey, recordedServer } from '../../support/recorded-server.js';
import { transportBench } from '../../support/transport-bench.js';
import { pageFetch, verdictOf, type Handle } from './clinic.js';

const page = 'https://shop.example';

interface Owner {
  readonly url?: string;
  readonly model?: string;
  readonly apiKey?: string;
}

/** What the doctor finds from a page of another origin. */
async function verdict(handle: Handle, options: Owner = {}): Promise<ProbeFinding | undefined> {
  const given = { url: 'https://llm.example', model: 'smollm2', ...options };
  const diagnosis = await diagnose(given, { fetch: pageFetch(handle, page), pageUrl: `${page}/` });
  return verdictOf(diagnosis);
}

test.each([
  ['llama-cpp', 'open', ''],
  ['llama-cpp', 'locked', recordedKey],
  ['litellm', 'locked', recordedKey],
] as const)('%s, %s: the chat and the doctor have an answer', async (name, mode, apiKey) => {
  const handle = recordedServer(name, mode);
  for (const url of ['https://llm.example', 'https://llm.example/v1', 'https://llm.example/api']) {
    const fetch = pageFetch(handle, page);
    const bench = transportBench({ url, model: 'smollm2', apiKey }, { fetch });
    expect(await bench.transport.verify(new AbortController().signal)).toMatchObject({ outcome: 'found' });
    const heard = await bench.hear();
    expect(heard.error, url).toBeUndefined();
    expect(heard.text).toMatch(/^Hello/);
    expect((await verdict(handle, { url, apiKey }))?.severity, url).not.toBe('problem');
  }
});

test.each([
  ['llama-cpp', '', 'key-missing', '--api-key'],
  ['llama-cpp', 'sk-wrong', 'key-wrong', '--api-key'],
  ['litellm', '', 'key-missing', '/key/generate'],
  ['litellm', 'sk-wrong', 'key-wrong', 'master_key'],
] as const)('%s with the key "%s": %s, and the fix names its own setting', async (name, apiKey, code, setting) => {
  for (const url of ['https://llm.example', 'https://llm.example/v1']) {
    const finding = await verdict(recordedServer(name, 'locked'), { url, apiKey });
    expect(finding).toMatchObject({ code, fix: expect.stringContaining(setting) });
    expect(`${finding?.cause} ${finding?.fix}`).not.toMatch(/Open WebUI|CORS/);
  }
});

test.each([
  ['llama-cpp', 'open', '', '--alias'],
  ['litellm', 'locked', recordedKey, 'model_list'],
] as const)('%s without the model: the fix says where models are named', async (name, mode, apiKey, setting) => {
  const finding = await verdict(recordedServer(name, mode), {
    url: 'https://llm.example/v1',
    apiKey,
    model: 'smollm3',
  });
  expect(finding).toMatchObject({ code: 'model-missing', fix: expect.stringContaining(setting) });
  expect(finding?.fix).toContain('"smollm2"');
});

test('a llama.cpp that loads its model is told as one', async () => {
  const body = { error: { message: 'Loading model', type: 'unavailable_error', code: 503 } };
  const headers = { server: 'llama.cpp', 'access-control-allow-origin': page };
  const finding = await verdict(async () => Response.json(body, { status: 503, headers }));
  expect(finding).toMatchObject({
    code: 'server-down',
    cause: 'llama.cpp answers 503: Loading model.',
    fix: expect.stringContaining('loaded its model'),
  });
});

test('a server that shows nothing to pages may want a key: both are said where none is given', async () => {
  const closed: Handle = async () => new Response('no', { status: 401 });
  const without = await verdict(closed);
  expect(without).toMatchObject({ code: 'cors', cause: expect.stringMatching(/or it wants a key/) });
  expect(without?.fix).toMatch(/OLLAMA_ORIGINS.*apiKey/);
  expect((await verdict(closed, { apiKey: 'sk-any' }))?.cause).not.toMatch(/wants a key/);
});

test.each([
  ['relay', { 'causerie-relay': '1' }, {}],
  ['llama.cpp', {}, { data: [{ id: 'm', owned_by: 'llamacpp' }] }],
  ['llama.cpp', { server: 'llama.cpp' }, { status: 'ok' }],
  ['litellm', { 'x-litellm-version': '1' }, {}],
  ['litellm', {}, { error: { message: 'No connected db.', type: 'no_db_connection' } }],
  ['vllm', {}, { data: [{ id: 'm', owned_by: 'vllm' }] }],
  ['ollama', {}, { data: [{ id: 'm', owned_by: 'library' }] }],
  ['lm-studio', {}, { data: [{ id: 'm', owned_by: 'organization_owner' }] }],
  ['lm-studio', {}, { error: 'Unexpected endpoint or method. (GET /health)' }],
  [undefined, {}, { data: [{ id: 'm', owned_by: 'openai' }] }],
] as const)('%s is told by what it sends', (kind, headers, json) => {
  expect(serverKindOf({ headers: new Headers(headers), json, body: JSON.stringify(json) })).toBe(kind);
});

test.each([
  ['ollama', { owned_by: 'library' }, 'ollama pull'],
  ['vllm', { owned_by: 'vllm' }, '--served-model-name'],
  ['LM Studio', { owned_by: 'organization_owner' }, 'LM Studio'],
])('%s: a model that is not there', async (_name, owner, setting) => {
  const handle: Handle = async (request) => {
    const headers = { 'access-control-allow-origin': '*' };
    if (!request.url.endsWith('/v1/models')) return new Response('404', { status: 404, headers });
    return Response.json({ data: [{ id: 'another', ...owner }] }, { headers });
  };
  expect(await verdict(handle)).toMatchObject({ code: 'model-missing', fix: expect.stringContaining(setting) });
});
