import { expect, test } from 'vitest';
import { createRehearsal } from '../../src/testing/create-rehearsal.js';
import { ask, atOnce, get, origin, post } from './ask.js';

test('tells its version, its configuration and its health without a key', async () => {
  const rehearsal = createRehearsal({ keys: ['sk-right'], version: '0.11.0' });
  expect(await (await get(rehearsal, '/api/version')).json()).toMatchObject({ version: '0.11.0' });
  expect(await (await get(rehearsal, '/api/config')).json()).toMatchObject({ name: 'Open WebUI', version: '0.11.0' });
  expect(await (await get(rehearsal, '/health')).json()).toEqual({ status: true });
});

test('answers an unknown GET with a page and status 200, and anything else with 405', async () => {
  const rehearsal = createRehearsal();
  for (const path of ['/webui/api/models', '/api/models/', '/api/chat/completions', '/']) {
    const response = await get(rehearsal, path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
  }
  for (const path of ['/webui/api/chat/completions', '/v1/chat/completions', '/api/models']) {
    const response = await post(rehearsal, path, {});
    expect(response.status).toBe(405);
    expect(await response.json()).toEqual({ detail: 'Method Not Allowed' });
  }
});

test('sits under a base path, and nothing of it is outside', async () => {
  const rehearsal = createRehearsal({ basePath: '/webui/' });
  expect((await get(rehearsal, '/webui/api/models')).headers.get('content-type')).toBe('application/json');
  expect((await get(rehearsal, '/webui/nothing')).status).toBe(200);
  expect((await get(rehearsal, '/api/models')).status).toBe(404);
  expect((await get(rehearsal, '/webuiapi/models')).status).toBe(404);
});

test('refuses a missing, a wrong and a garbled key in Open WebUI’s words', async () => {
  const rehearsal = createRehearsal({ keys: ['sk-right'] });
  const refusals = [
    [{}, 'Not authenticated'],
    [{ authorization: 'Bearer sk-wrong' }, 'Your session has expired or the token is invalid. Please sign in again.'],
    [{ authorization: 'Bearer garbled' }, '401 Unauthorized'],
  ] as const;
  for (const [headers, detail] of refusals) {
    for (const response of [
      await get(rehearsal, '/api/models', headers),
      await ask(rehearsal, 'Technova', { headers }),
    ]) {
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({ detail });
    }
  }
});

test('takes a key where Open WebUI takes it', async () => {
  const rehearsal = createRehearsal({ keys: ['sk-right'] });
  for (const headers of [
    { authorization: 'bearer sk-right' },
    { 'x-api-key': 'sk-right' },
    { cookie: 'a=b; token=sk-right' },
  ])
    expect((await get(rehearsal, '/api/models', headers as unknown as Record<string, string>)).status).toBe(200);
});

test('bars keys that are switched off, and keys from endpoints that are not allowed', async () => {
  const headers = { authorization: 'Bearer sk-right' };
  const off = await get(createRehearsal({ keys: ['sk-right'], apiKeysEnabled: false }), '/api/models', headers);
  expect(off.status).toBe(403);
  expect(await off.json()).toEqual({ detail: 'Use of API key is not enabled in the environment.' });
  const barred = createRehearsal({ keys: ['sk-right'], allowedEndpoints: ['/api/models'] });
  expect((await get(barred, '/api/models', headers)).status).toBe(200);
  expect((await ask(barred, 'Technova', { headers })).status).toBe(403);
});

test('refuses a body that is compressed, and one that is no JSON', async () => {
  const rehearsal = createRehearsal(atOnce);
  const compressed = await ask(rehearsal, 'Technova', { headers: { 'content-encoding': 'gzip' } });
  expect(compressed.status).toBe(400);
  expect(await compressed.json()).toEqual({ detail: 'There was an error parsing the body' });
  const request = new Request(`${origin}/api/chat/completions`, { method: 'POST', body: '{' });
  expect((await rehearsal.handle(request)).status).toBe(422);
});
