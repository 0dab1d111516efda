import { expect, test } from 'vitest';
import {
  createRecorder,
  createRehearsal,
  parseBundle,
  replayBundle,
  type Bundle,
  type Rehearsal,
} from '../../src/testing/index.js';
import { maskBody } from '../../src/testing/bundle/hide-text.js';
import { ask, atOnce, get, origin, reading } from './ask.js';

const key = 'sk-0123456789abcdef0123456789abcdef';
const question = 'Où est ma commande nº 20481 ? 📦 Ask "Zoë"';

function fetchOf(rehearsal: Rehearsal): typeof fetch {
  return (input, init) => rehearsal.handle(new Request(input, init));
}

/** What a page would do: look the model up, ask, and read to the end. */
async function talk(fetch: typeof globalThis.fetch, model: string): Promise<string> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  await (await fetch(`${origin}/api/models`, { headers })).text();
  const body = JSON.stringify({ model, stream: true, messages: [{ role: 'user', content: question }] });
  const response = await fetch(`${origin}/api/chat/completions?token=${key}`, { method: 'POST', headers, body });
  let text = '';
  try {
    const decoder = new TextDecoder();
    for await (const bytes of response.body ?? []) text += decoder.decode(bytes, { stream: true });
  } catch (error) {
    text += `\n${String(error)}`;
  }
  return text;
}

async function recorded(model: string, options: Parameters<typeof createRecorder>[0] = {}): Promise<[Bundle, string]> {
  const recorder = createRecorder({ fetch: fetchOf(createRehearsal({ ...atOnce, keys: [key] })), ...options });
  const text = await talk(recorder.fetch, model);
  return [parseBundle(JSON.stringify(recorder.bundle())), text];
}

test.each([
  'rehearsal/echo',
  'rehearsal/split',
  'rehearsal/reset-after-5',
  'rehearsal/sources',
  'rehearsal/double-bom',
])('record, redact, replay: %s comes back as it was', async (model) => {
  const [bundle, heard] = await recorded(model, { text: 'keep' });
  const replayed = createRehearsal({ ...atOnce, models: [] });
  replayBundle(replayed, bundle);
  expect(await talk(fetchOf(replayed), model)).toBe(heard);
  expect(replayed.requests.map(({ status }) => status)).toEqual([200, 200]);
});

test('no key is in a bundle, wherever it stood', async () => {
  const [bundle] = await recorded('rehearsal/echo', { text: 'keep', secrets: ['commande', /\b20\d+\b/g] });
  const text = JSON.stringify(bundle);
  expect(text).not.toContain(key);
  expect(text).not.toMatch(/commande|20481/);
  expect(bundle.exchanges[1]).toMatchObject({
    path: '/api/chat/completions',
    headers: { authorization: '[redacted]' },
  });
  expect(text).toContain('Zoë');
});

test('usually every word is masked and the form is kept, byte for byte', async () => {
  const [kept] = await recorded('rehearsal/split', { text: 'keep' });
  const [bundle] = await recorded('rehearsal/split');
  const text = JSON.stringify(bundle);
  expect(text).not.toMatch(/commande|Zoë|Heading|gateways/);
  const bytes = ({ exchanges }: Bundle): unknown =>
    exchanges[1]?.answer?.pieces.map(
      (piece) => Buffer.from(piece.text ?? piece.base64 ?? '', piece.text === undefined ? 'base64' : 'utf8').length,
    );
  expect(bytes(bundle)).toEqual(bytes(kept));
  const replayed = createRehearsal({ ...atOnce, models: [] });
  replayBundle(replayed, bundle);
  const response = await ask(replayed, 'rehearsal/split');
  const { text: masked, isDone, finish } = await reading(response);
  expect([isDone, finish]).toEqual([true, 'stop']);
  expect(masked).toMatch(/^# x+\n/);
});

test('masks what was written and keeps what it is', () => {
  expect(
    maskBody('data: {"id":"c-1","choices":[{"delta":{"role":"assistant","content":"Hé \\u00e9, \\n2"}}]}\n\n'),
  ).toBe('data: {"id":"c-1","choices":[{"delta":{"role":"assistant","content":"xxx xxxxxx, \\nx"}}]}\n\n');
  expect(maskBody('{"messages":[{"role":"user","content":"cut off in the mid')).toBe(
    '{"messages":[{"role":"user","content":"xxx xxx xx xxx xxx',
  );
  expect(maskBody('<h1>Secret</h1>')).toBe('<xx>xxxxxx</xx>');
  expect(maskBody('data: plain words\n\ndata: [DONE]\n\n')).toBe('data: xxxxx xxxxx\n\ndata: [DONE]\n\n');
});

test('an answer that the page left is left in the bundle, and a failure is a failure', async () => {
  const rehearsal = createRehearsal(atOnce);
  const recorder = createRecorder({ fetch: fetchOf(rehearsal) });
  const body = JSON.stringify({ model: 'rehearsal/echo', stream: true, messages: [{ role: 'user', content: 'Hi' }] });
  const left = await recorder.fetch(`${origin}/api/chat/completions`, { method: 'POST', body });
  await left.body?.cancel();
  rehearsal.nextScenario('drop');
  await expect(recorder.fetch(`${origin}/api/chat/completions`, { method: 'POST', body })).rejects.toThrow(TypeError);
  const bundle = recorder.bundle();
  expect(bundle.exchanges.map(({ answer }) => answer?.end)).toEqual(['left', undefined]);
  const replayed = createRehearsal(atOnce);
  replayBundle(replayed, bundle);
  await (await ask(replayed, 'rehearsal/echo')).body?.cancel();
  await expect(ask(replayed, 'rehearsal/echo')).rejects.toThrow(TypeError);
});

test('a bundle comes over the control address; what is none is refused', async () => {
  const [bundle, heard] = await recorded('rehearsal/echo', { text: 'keep' });
  const replayed = createRehearsal({ ...atOnce, models: [] });
  const put = (body: string): Promise<Response> =>
    replayed.handle(new Request(`${origin}/rehearsal/bundle`, { method: 'POST', body }));
  expect((await put('{"format":"other"}')).status).toBe(400);
  expect((await put(JSON.stringify(bundle))).status).toBe(200);
  expect((await get(replayed, '/api/models')).status).toBe(200);
  expect(await talk(fetchOf(replayed), 'rehearsal/echo')).toBe(heard);
  expect(() => parseBundle('{"format":"causerie-bundle","version":2,"exchanges":[]}')).toThrow(TypeError);
});

test('only the newest exchanges are kept', async () => {
  const recorder = createRecorder({ fetch: fetchOf(createRehearsal(atOnce)), limit: 2 });
  for (const path of ['/health', '/api/version', '/api/config']) await recorder.fetch(origin + path);
  expect(recorder.bundle().exchanges.map(({ path }) => path)).toEqual(['/api/version', '/api/config']);
});
