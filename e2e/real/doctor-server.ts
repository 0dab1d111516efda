import { spawn } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { expect } from '@playwright/test';
import { findNginx } from '../../scripts/find-nginx.mjs';
import { freePort } from '../../scripts/real-stack/child.mjs';
import { startRealStack, type RealStack } from '../../scripts/real-stack.mjs';
import { bundle } from '../support/bundle.js';
import { test as base } from '../support/test.js';
import { portOf } from '../../test/support/port-of.js';

/** A real server that lets only the site's pages read it; `localhost` is another origin than `127.0.0.1`. */
export const test = base.extend<object, { readonly server: RealStack; readonly doctorScript: string }>({
  server: [
    async ({ site }, use) => {
      const server = await startRealStack({ env: { CORS_ALLOW_ORIGIN: site.url } });
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  doctorScript: [
    async ({ site: _site }, use) => {
      // Sets `doctor.diagnose`.
      await use(await bundle('src/transport/doctor/diagnose.ts', 'doctor'));
    },
    { scope: 'worker' },
  ],
});

export { expect } from '@playwright/test';

/** A call with the administrator's session. */
export async function administer(server: RealStack, path: string, body?: object): Promise<Record<string, unknown>> {
  const response = await fetch(server.url + path, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${server.adminToken}` },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Record<string, unknown>;
}

/** Changes the settings of Admin Panel > Settings > Authentication for the time of an action. */
export async function withSettings(server: RealStack, change: object, action: () => Promise<void>): Promise<void> {
  const path = '/api/v1/auths/admin/config';
  const before = await administer(server, path);
  await administer(server, path, { ...before, ...change });
  try {
    await action();
  } finally {
    await administer(server, path, before);
  }
}

/** Grants a model to everybody or to nobody. */
export async function grant(server: RealStack, id: string, isPublic: boolean): Promise<void> {
  const grants = isPublic ? [{ principal_type: 'user', principal_id: '*', permission: 'read' }] : [];
  await administer(server, '/api/v1/models/model/access/update', { id, access_grants: grants });
  await administer(server, '/api/models');
}

/** Debian's nginx before the real server, under `/webui/`; undefined where it is not installed. The directives stand there. */
export async function startNginx(
  target: string,
  directives: string,
): Promise<{ url: string; close(): void } | undefined> {
  const program = findNginx();
  if (!program) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'causerie-nginx-'));
  const port = await freePort();
  const config = `daemon off; pid ${folder}/pid; error_log stderr; worker_processes 1; events {}
    http { access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
      fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
      server { listen 127.0.0.1:${port}; location /webui/ { proxy_pass ${target}/; proxy_http_version 1.1;
        ${directives} proxy_ignore_headers X-Accel-Buffering; proxy_read_timeout 300s; } } }`;
  await writeFile(join(folder, 'nginx.conf'), config);
  const child = spawn(program, ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}/webui/`;
  await expect
    .poll(() =>
      fetch(`${url}health`).then(
        ({ status }) => status,
        () => 0,
      ),
    )
    .toBe(200);
  return { url, close: () => void child.kill() };
}

/** What a badly set up proxy does to requests and answers. */
export interface ProxyFaults {
  /** Answers are sent on only when they are whole. */
  readonly buffers?: boolean;
  /** The key does not get through. */
  readonly dropsKey?: boolean;
  /** Preflights are answered with a sign-in. */
  readonly refusesPreflights?: boolean;
  /** Where Open WebUI is under; other paths are a website's. */
  readonly folder?: string;
}

/** A proxy before the real server. */
export async function startProxy(target: string, faults: ProxyFaults): Promise<{ url: string; close(): void }> {
  const server = createServer((incoming, outgoing) => void pass(incoming, outgoing, target, faults));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function pass(incoming: IncomingMessage, outgoing: ServerResponse, target: string, faults: ProxyFaults): void {
  const { folder = '', buffers, dropsKey, refusesPreflights } = faults;
  const { method, url = '/' } = incoming;
  if (refusesPreflights && method === 'OPTIONS') return void outgoing.writeHead(401).end('Sign in');
  if (!url.startsWith(folder))
    return void outgoing.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Shop</h1>');
  const headers = { ...incoming.headers };
  if (dropsKey) delete headers.authorization;
  const onward = forward(target + url.slice(folder.length), { method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    if (!buffers) return void answer.pipe(outgoing);
    const held: Buffer[] = [];
    answer.on('data', (piece: Buffer) => held.push(piece)).on('end', () => outgoing.end(Buffer.concat(held)));
  });
  onward.on('error', () => outgoing.destroy());
  incoming.pipe(onward);
}
