import { expect, test } from 'vitest';
import { createRehearsal } from '../../src/testing/create-rehearsal.js';
import type { Rehearsal } from '../../src/testing/rehearsal.js';
import { get, origin } from './ask.js';

const page = 'https://shop.example';

function preflight(rehearsal: Rehearsal, more: Record<string, string> = {}): Promise<Response> {
  const headers = {
    origin: page,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization,content-type',
    ...more,
  };
  return rehearsal.handle(new Request(`${origin}/api/chat/completions`, { method: 'OPTIONS', headers }));
}

test('lets any page in, as Open WebUI does by default', async () => {
  const rehearsal = createRehearsal();
  const { status, headers } = await preflight(rehearsal);
  expect(status).toBe(200);
  expect(Object.fromEntries(headers)).toMatchObject({
    'access-control-allow-origin': page,
    'access-control-allow-credentials': 'true',
    'access-control-allow-headers': 'authorization,content-type',
    'access-control-max-age': '600',
  });
  const response = await get(rehearsal, '/api/models', { origin: page });
  expect(response.headers.get('access-control-allow-origin')).toBe(page);
  expect(response.headers.get('access-control-expose-headers')).toBeNull();
  expect(rehearsal.requests).toHaveLength(1);
});

test('refuses a page that is not in the list of origins', async () => {
  const rehearsal = createRehearsal({ cors: ['https://other.example'] });
  const refused = await preflight(rehearsal);
  expect(refused.status).toBe(400);
  expect(await refused.text()).toBe('Disallowed CORS origin');
  const response = await get(rehearsal, '/api/models', { origin: page });
  expect(response.headers.has('access-control-allow-origin')).toBe(false);
  const allowed = await get(rehearsal, '/api/models', { origin: 'https://other.example' });
  expect(allowed.headers.get('access-control-allow-origin')).toBe('https://other.example');
});

test('knows nothing of CORS where it is off', async () => {
  const rehearsal = createRehearsal({ cors: false });
  const response = await preflight(rehearsal);
  expect(response.status).toBe(405);
  expect(response.headers.has('access-control-allow-origin')).toBe(false);
});

test('refuses private network access, and exposes the headers that it is told to', async () => {
  const rehearsal = createRehearsal({ exposedHeaders: ['Retry-After'] });
  expect((await preflight(rehearsal, { 'access-control-request-private-network': 'true' })).status).toBe(400);
  const response = await get(rehearsal, '/api/models', { origin: page });
  expect(response.headers.get('access-control-expose-headers')).toBe('Retry-After');
});
