import { expect, test } from 'vitest';
import { adminKey, detail, examine, gateway, key, prohibited, verdictOf, type Routes } from './clinic.js';

test('says that all is well, by every probe', async () => {
  const diagnosis = await examine(gateway(), {}, {});
  expect(diagnosis).toMatchObject({ isHealthy: true, version: '0.12.4', model: 'Technova', skipped: [] });
  expect(diagnosis.findings.map(({ code }) => code)).toEqual([
    'options-fine',
    'reachable',
    'open-webui-found',
    'version-fine',
    'key-accepted',
    'list-filled',
    'model-found',
    'key-in-page',
    'answers',
  ]);
});

test('asks for one answer, of a few tokens', async () => {
  const handle = gateway();
  await examine(handle, { maxTokens: 4000 });
  const chats = handle.rehearsal.requests.filter(({ route }) => route === 'chat');
  expect(chats).toHaveLength(1);
  expect(chats[0]?.body).toMatchObject({ model: 'Technova', max_tokens: 64, stream: true });
});

test.each([
  ['no key', { apiKey: undefined }, {}, 'key-missing'],
  ['a wrong key', { apiKey: 'sk-ffffffffffffffffffffffffffffffff' }, {}, 'key-wrong'],
  ['an ended session token', { apiKey: 'eyJhbGciOiJIUzI1NiJ9.e30.x' }, {}, 'key-wrong'],
  ['keys switched off', {}, { apiKeysEnabled: false }, 'keys-off'],
  ['a key barred from the list', {}, { allowedEndpoints: ['/api/chat/completions'] }, 'key-barred'],
])('names %s', async (_, options, server, code) => {
  const finding = verdictOf(await examine(gateway(server), options));
  expect(finding).toMatchObject({ probe: 'key', code, severity: 'problem', certainty: 'certain' });
});

test('names a key that is barred from the chat only', async () => {
  const finding = verdictOf(await examine(gateway({ allowedEndpoints: ['/api/models'] })));
  expect(finding).toMatchObject({ probe: 'answer', code: 'key-barred' });
  expect(finding?.cause).toContain('/api/chat/completions');
  expect(finding?.fix).toContain('API_KEYS_ALLOWED_ENDPOINTS');
});

test.each([
  ['key-not-received', detail(401, 'Not authenticated')],
  ['account-pending', detail(401, prohibited)],
  ['key-refused', new Response('<h1>401 Authorization Required</h1>', { status: 401 })],
])('reads a refusal as %s', async (code, response) => {
  const handle = gateway({}, { 'GET /api/models': () => response.clone() });
  expect(verdictOf(await examine(handle))).toMatchObject({ probe: 'key', code, certainty: 'likely' });
});

test('names a key function that fails', async () => {
  const apiKey = (): Promise<string> => Promise.reject(new Error('no session'));
  expect(verdictOf(await examine(gateway(), { apiKey }))).toMatchObject({ code: 'key-function' });
});

test('asks the key function again after a refusal', async () => {
  const keys = ['sk-old0000000000000', key];
  const diagnosis = await examine(gateway(), { apiKey: () => keys.shift() ?? key });
  expect(diagnosis.isHealthy).toBe(true);
});

test('names a list that fails, and one that is empty', async () => {
  const failing = gateway({}, { 'GET /api/models': () => detail(500, 'database is locked') });
  const finding = verdictOf(await examine(failing));
  expect(finding).toMatchObject({ code: 'list-failed' });
  expect(finding?.cause).toContain('database is locked');
  expect(verdictOf(await examine(gateway({ models: [] })))).toMatchObject({ code: 'list-empty' });
});

test('names the model that may be meant', async () => {
  const finding = verdictOf(await examine(gateway(), { model: 'technova' }));
  expect(finding).toMatchObject({ probe: 'model', code: 'model-missing', certainty: 'certain' });
  expect(finding?.fix).toContain('"Technova"');
});

const record = 'GET /api/v1/models/model';

test.each([
  ['model-not-granted', () => detail(401, prohibited)],
  ['model-inactive', () => Response.json({ id: 'other', is_active: false })],
  ['model-not-offered', () => Response.json({ id: 'other', is_active: true })],
  ['model-missing', () => detail(404, "We could not find what you're looking for :/")],
  ['model-missing', () => detail(403, prohibited)],
])('names %s by what is kept of the model', async (code, respond) => {
  const handle = gateway({}, { [record]: respond });
  expect(verdictOf(await examine(handle, { model: 'other' }))).toMatchObject({ probe: 'model', code });
});

/** A preset that is listed but cannot be used. */
function unusable(base: Response): Routes {
  const info = { id: 'Technova', base_model_id: 'org/base.1', is_active: true };
  return {
    'GET /api/models': () => Response.json({ data: [{ id: 'Technova', info }] }),
    'POST /api/chat/completions': () => detail(400, 'Model not found'),
    [record]: (request) =>
      new URL(request.url).searchParams.get('id') === 'org/base.1' ? base.clone() : detail(404, ''),
  };
}

test.each([
  ['base-not-granted', 'certain', detail(401, prohibited)],
  ['base-not-registered', 'likely', detail(404, '')],
  ['model-refused', 'possible', Response.json({ id: 'org/base.1', is_active: true })],
])('names %s', async (code, certainty, base) => {
  const finding = verdictOf(await examine(gateway({}, unusable(base))));
  expect(finding).toMatchObject({ probe: 'answer', code, certainty });
  expect(`${finding?.cause} ${finding?.fix}`).toContain('org/base.1');
});

test('looks at the base model of the base model too', async () => {
  const routes = unusable(Response.json({ id: 'org/base.1', base_model_id: 'lowest' }));
  const records = routes[record];
  const handle = gateway(
    {},
    {
      ...routes,
      [record]: (request) =>
        request.url.endsWith('=lowest') ? detail(401, prohibited) : (records?.(request) ?? detail(500, '')),
    },
  );
  const finding = verdictOf(await examine(handle));
  expect(finding).toMatchObject({ code: 'base-not-granted', certainty: 'certain' });
  expect(finding?.cause).toContain('"lowest"');
});

test("warns of an administrator's key and goes on", async () => {
  const list: Routes = {
    'GET /api/models/base': (request) =>
      request.headers.get('authorization')?.endsWith(adminKey) ? Response.json({ data: [] }) : detail(401, prohibited),
  };
  const admin = await examine(gateway({}, list), { apiKey: adminKey });
  expect(verdictOf(admin)).toMatchObject({ probe: 'admin-key', code: 'admin-key', severity: 'warning' });
  expect(admin.findings.at(-1)).toMatchObject({ code: 'answers' });
  const ordinary = await examine(gateway({}, list));
  expect(ordinary.findings.map(({ code }) => code)).toContain('ordinary-key');
});

test('examines other gateways too', async () => {
  const fine = await examine(gateway({ kind: 'openai' }));
  expect(fine).toMatchObject({ isHealthy: true, version: '' });
  const refused = await examine(gateway({ kind: 'openai' }), { apiKey: 'sk-ffffffffffffffffffffffffffffffff' });
  expect(verdictOf(refused)).toMatchObject({ code: 'key-refused' });
  const unlisted = await examine(gateway({ kind: 'openai', models: false }));
  expect(verdictOf(unlisted)).toMatchObject({ code: 'no-list', severity: 'warning' });
  expect(unlisted.findings.at(-1)).toMatchObject({ code: 'answers' });
});
