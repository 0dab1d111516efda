import type { Page } from '@playwright/test';
import { diagnose } from '../../src/transport/doctor/diagnose.js';
import { diagnosisText } from '../../src/core/diagnosis-text.js';
import type { Diagnosis, Finding } from '../../src/core/diagnosis.js';
import type { RealStack } from '../../scripts/real-stack.mjs';
import {
  administer,
  expect,
  grant,
  startNginx,
  startProxy,
  test,
  withSettings,
  type ProxyFaults,
} from './doctor-server.js';

// The tests change the server's settings, and the last ones kill it.
test.describe.configure({ mode: 'serial' });

type Options = { url?: string; model?: string; apiKey?: string; temperature?: number };

/** Options that fit the server; a real model on two cores takes its time. */
function optionsFor(server: RealStack, options: Options = {}): Required<Options> & { timeout: number } {
  // At temperature 0 the answer is always the same, and long enough to tell how it comes.
  const standard = { model: server.models.plain, apiKey: server.key, timeout: 90_000, temperature: 0 };
  return { url: server.url, ...standard, ...options };
}

async function examine(server: RealStack, options: Options = {}): Promise<Diagnosis> {
  const diagnosis = await diagnose(optionsFor(server, options));
  for (const key of [server.key, server.adminKey]) {
    expect(JSON.stringify(diagnosis)).not.toContain(key);
    expect(diagnosisText(diagnosis)).not.toContain(key);
  }
  return diagnosis;
}

/** The problem that was found; its code, or the text of a diagnosis that found none. */
function problemOf(diagnosis: Diagnosis): string {
  return diagnosis.findings.find(({ severity }) => severity === 'problem')?.code ?? diagnosisText(diagnosis);
}

/** The warnings but for that of a slow start, which a busy machine may earn. */
function warningsOf({ findings }: Diagnosis): Finding['code'][] {
  return findings
    .filter(({ severity, code }) => severity === 'warning' && code !== 'slow-start')
    .map(({ code }) => code);
}

async function examineInPage(page: Page, script: string, options: object): Promise<Diagnosis> {
  await page.addScriptTag({ content: script });
  return page.evaluate((options) => window.doctor.diagnose(options), options);
}

test('a healthy server: all is well, by every probe', async ({ server }) => {
  for (const model of [server.models.plain, server.models.preset, server.models.agent]) {
    const diagnosis = await examine(server, { model });
    expect(diagnosis, diagnosisText(diagnosis)).toMatchObject({ isHealthy: true, skipped: [] });
    expect(warningsOf(diagnosis)).toEqual([]);
    expect(diagnosis.findings.map(({ code }) => code)).toContain('ordinary-key');
  }
});

test('addresses that name the API are as good', async ({ server }) => {
  for (const path of ['/', '/api', '/api/v1/']) {
    expect(await examine(server, { url: server.url + path })).toMatchObject({ isHealthy: true });
  }
});

test('no key, a wrong key, an ended session', async ({ server }) => {
  expect(problemOf(await examine(server, { apiKey: '' }))).toBe('key-missing');
  expect(problemOf(await examine(server, { apiKey: 'sk-00000000000000000000000000000000' }))).toBe('key-wrong');
  expect(problemOf(await examine(server, { apiKey: 'eyJhbGciOiJIUzI1NiJ9.e30.x' }))).toBe('key-wrong');
});

test('keys switched off for everybody, and for this account', async ({ server }) => {
  await withSettings(server, { ENABLE_API_KEYS: false }, async () => {
    expect(problemOf(await examine(server))).toBe('keys-off');
  });
  const path = '/api/v1/users/default/permissions';
  const before = await administer(server, path);
  await administer(server, path, { ...before, features: { ...(before['features'] as object), api_keys: false } });
  try {
    expect(problemOf(await examine(server))).toBe('keys-off');
  } finally {
    await administer(server, path, before);
  }
});

test('keys barred from the list, and from the chat', async ({ server }) => {
  const restricted = (endpoints: string): object => ({
    ENABLE_API_KEYS_ENDPOINT_RESTRICTIONS: true,
    API_KEYS_ALLOWED_ENDPOINTS: endpoints,
  });
  await withSettings(server, restricted('/api/chat/completions'), async () => {
    const diagnosis = await examine(server);
    expect(diagnosis.findings.at(-1)).toMatchObject({ probe: 'key', code: 'key-barred' });
  });
  await withSettings(server, restricted('/api/models'), async () => {
    const diagnosis = await examine(server);
    expect(diagnosis.findings.at(-1)).toMatchObject({ probe: 'answer', code: 'key-barred' });
  });
  await withSettings(server, restricted('/api/models,/api/chat/completions'), async () => {
    expect(await examine(server)).toMatchObject({ isHealthy: true });
    expect(problemOf(await examine(server, { model: server.models.ungranted }))).toBe('model-missing');
  });
});

test('an account without a role', async ({ server }) => {
  const account = { name: 'New', email: 'new@example.com', password: 'new-pass-1', role: 'user' };
  const { id, token } = await administer(server, '/api/v1/auths/add', account);
  const minted = await fetch(`${server.url}/api/v1/auths/api_key`, {
    method: 'POST',
    headers: { authorization: `Bearer ${String(token)}` },
  });
  const { api_key: apiKey } = (await minted.json()) as { api_key: string };
  const { name, email } = account;
  await administer(server, `/api/v1/users/${String(id)}/update`, {
    name,
    email,
    role: 'pending',
    profile_image_url: '/user.png',
  });
  expect(problemOf(await examine(server, { apiKey }))).toBe('account-pending');
});

test('a model that is unknown, mistyped, switched off, not granted', async ({ server }) => {
  expect(problemOf(await examine(server, { model: 'gpt-99' }))).toBe('model-missing');
  const mistyped = (await examine(server, { model: 'technova' })).findings.at(-1);
  expect(mistyped).toMatchObject({ code: 'model-missing', certainty: 'certain' });
  expect(mistyped?.fix).toContain('"Technova"');
  expect(problemOf(await examine(server, { model: server.models.inactive }))).toBe('model-inactive');
  expect(problemOf(await examine(server, { model: server.models.ungranted }))).toBe('model-not-granted');
});

test('a base model that is not granted, and one without settings', async ({ server }) => {
  const { plain, preset } = server.models;
  const record = await administer(server, `/api/v1/models/model?id=${plain}`);
  await grant(server, plain, false);
  const finding = (await examine(server, { model: preset })).findings.at(-1);
  expect(finding).toMatchObject({ code: 'base-not-granted', certainty: 'certain' });
  expect(finding?.cause).toContain(plain);
  await administer(server, '/api/v1/models/model/delete', { id: plain });
  await administer(server, '/api/models');
  expect(problemOf(await examine(server, { model: preset }))).toBe('base-not-registered');
  await administer(server, '/api/v1/models/create', record);
  await grant(server, plain, true);
  expect(await examine(server, { model: preset })).toMatchObject({ isHealthy: true });
});

test('no model for the account', async ({ server }) => {
  const { plain, preset, agent, slow, failing } = server.models;
  const all = [plain, preset, agent, slow, failing];
  for (const id of all) await grant(server, id, false);
  expect(problemOf(await examine(server))).toBe('list-empty');
  for (const id of all) await grant(server, id, true);
});

test("an administrator's key is a warning", async ({ server }) => {
  const diagnosis = await examine(server, { apiKey: server.adminKey });
  expect(diagnosis.isHealthy).toBe(true);
  expect(warningsOf(diagnosis)).toEqual(['admin-key']);
});

test('an agent that fails', async ({ server }) => {
  expect(problemOf(await examine(server, { model: server.models.failing }))).toBe('answer-failed');
});

test('wrong paths: the right address is named', async ({ server }) => {
  for (const path of ['/webui/', '/c/some-chat', '/api/v2']) {
    const finding = (await examine(server, { url: server.url + path })).findings.at(-1);
    expect(finding, path).toMatchObject({ code: 'wrong-path', fix: `Write url: "${server.url}".` });
  }
});

test('CORS: a page of another origin is named, one that is allowed is well', async ({
  page,
  site,
  server,
  doctorScript,
}) => {
  const address = site.page('<h1>Shop</h1>');
  await page.goto(address.replace('127.0.0.1', 'localhost'));
  const refused = await examineInPage(page, doctorScript, optionsFor(server));
  expect(problemOf(refused)).toBe('cors');
  expect(refused.findings.at(-1)?.fix).toContain(refused.page);
  await page.goto(address);
  const allowed = await examineInPage(page, doctorScript, optionsFor(server));
  expect(allowed, diagnosisText(allowed)).toMatchObject({ isHealthy: true, page: site.url });
  expect(warningsOf(allowed)).toEqual([]);
});

const proxies: readonly [string, ProxyFaults, (url: string) => string, string][] = [
  ['drops the key', { dropsKey: true }, (url) => url, 'key-not-received'],
  ['refuses preflights', { refusesPreflights: true }, (url) => url, 'cors-preflight'],
  ['keeps Open WebUI in a folder', { folder: '/chat' }, (url) => `${url}/shop`, 'wrong-path'],
];

for (const [fault, faults, urlOf, code] of proxies) {
  test(`a proxy that ${fault}, seen from a page`, async ({ page, site, server, doctorScript }) => {
    const proxy = await startProxy(server.url, faults);
    await page.goto(site.page('<h1>Shop</h1>'));
    const options = optionsFor(server, { url: urlOf(proxy.url) });
    expect(problemOf(await examineInPage(page, doctorScript, options))).toBe(code);
    proxy.close();
  });
}

test('a proxy that holds the stream back is a warning', async ({ page, site, server, doctorScript }) => {
  const proxy = await startProxy(server.url, { buffers: true });
  await page.goto(site.page('<h1>Shop</h1>'));
  const diagnosis = await examineInPage(page, doctorScript, optionsFor(server, { url: proxy.url }));
  expect(warningsOf(diagnosis)).toEqual(['buffered']);
  proxy.close();
});

// nginx passes chunks on as they come even with `proxy_buffering on`; what holds a stream back there is compression.
for (const [directives, warnings] of [
  ['proxy_buffering off;', []],
  ['proxy_buffering on;', []],
  ['gzip on; gzip_types text/event-stream; gzip_proxied any;', ['buffered']],
] as const) {
  test(`behind nginx under /webui/ with ${directives} ${warnings[0] ?? 'all is well'}`, async ({
    page,
    site,
    server,
    doctorScript,
  }) => {
    const nginx = await startNginx(server.url, directives);
    test.skip(!nginx, 'nginx is not installed');
    if (!nginx) return;
    await page.goto(site.page('<h1>Shop</h1>'));
    const diagnosis = await examineInPage(page, doctorScript, optionsFor(server, { url: nginx.url }));
    nginx.close();
    expect(diagnosis, diagnosisText(diagnosis)).toMatchObject({ isHealthy: true });
    expect(warningsOf(diagnosis), diagnosisText(diagnosis)).toEqual(warnings);
  });
}

test('a model server that is gone', async ({ server }) => {
  await server.killModel();
  expect(['model-not-offered', 'provider-unreachable']).toContain(problemOf(await examine(server)));
});

test('a server that is gone, seen from Node and from a page', async ({ page, site, server, doctorScript }) => {
  await server.killServer();
  const found = await examine(server);
  expect(found.findings.at(-1)).toMatchObject({ code: 'unreachable', certainty: 'certain' });
  await page.goto(site.page('<h1>Shop</h1>'));
  expect(problemOf(await examineInPage(page, doctorScript, optionsFor(server)))).toBe('unreachable');
});
