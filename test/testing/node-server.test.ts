import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startRehearsal, type RehearsalServerOptions, type RunningRehearsal } from '../../src/testing/node-server.js';
import { reading } from './ask.js';

const running: RunningRehearsal[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function start(options: RehearsalServerOptions = {}): Promise<RunningRehearsal> {
  const server = await startRehearsal({ tokensPerSecond: 2000, ...options });
  running.push(server);
  return server;
}

function ask(url: string, model: string, init: RequestInit = {}): Promise<Response> {
  const body = JSON.stringify({ model, stream: true, messages: [{ role: 'user', content: 'Où ? 📦' }] });
  return fetch(`${url}/api/chat/completions`, { method: 'POST', body, ...init });
}

test('answers over a real connection, under a base path', async () => {
  const server = await start({ basePath: '/webui/' });
  expect(server.url).toBe(`${server.origin}/webui`);
  expect(await reading(await ask(server.url, 'rehearsal/echo'))).toMatchObject({ text: 'Où ? 📦', isDone: true });
  expect((await fetch(`${server.origin}/api/models`)).status).toBe(404);
});

test('sends the headers before the first frame, and each frame when it is due', async () => {
  const { url, rehearsal } = await start();
  const response = await ask(url, 'rehearsal/stall-after-1');
  expect(response.status).toBe(200);
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let text = '';
  while (!text.includes('"content":"')) text += new TextDecoder().decode((await reader.read()).value);
  expect(rehearsal.requests[0]?.endedAt).toBeUndefined();
  await reader.cancel();
});

test('a client that goes away is recorded within a second', async () => {
  const { url, rehearsal } = await start();
  for (const model of ['rehearsal/stall-after-3', 'rehearsal/no-frames', 'rehearsal/no-headers']) {
    const stop = new AbortController();
    const response = ask(url, model, { signal: stop.signal });
    const silent = model === 'rehearsal/no-headers';
    if (silent) await expect.poll(() => rehearsal.requests.at(-1)?.model).toBe(model);
    else await response;
    stop.abort();
    if (silent) await expect(response).rejects.toThrow();
    await expect.poll(() => rehearsal.requests.at(-1)?.closedEarly, { timeout: 1000 }).toBe(true);
  }
});

/** What a bare socket reads, and how its connection ended. */
function rawRequest(port: number, model: string): Promise<{ text: string; error: string | undefined }> {
  const body = JSON.stringify({ model, stream: true, messages: [] });
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    let error: string | undefined;
    socket.on('data', (bytes) => (text += String(bytes)));
    socket.on('error', (cause: NodeJS.ErrnoException) => (error = cause.code));
    socket.on('close', () => resolve({ text, error }));
    socket.write(
      `POST /api/chat/completions HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
  });
}

test('a reset resets the socket, after every token that came before it', async () => {
  const server = await start();
  const port = Number(new URL(server.url).port);
  for (const count of [0, 1, 7, 60]) {
    const { text, error } = await rawRequest(port, `rehearsal/reset-after-${count}`);
    expect(error).toBe('ECONNRESET');
    expect(text.match(/"content":"/g)?.length ?? 0).toBe(count);
  }
  expect(await rawRequest(port, 'rehearsal/drop')).toEqual({ text: '', error: 'ECONNRESET' });
});

test('an end without [DONE] ends the response cleanly', async () => {
  const server = await start();
  const { text, error } = await rawRequest(Number(new URL(server.url).port), 'rehearsal/end-after-5');
  expect(error).toBeUndefined();
  expect(text.endsWith('0\r\n\r\n')).toBe(true);
  expect(text).not.toContain('[DONE]');
});

test('closing cuts the answers that are under way and frees the port', async () => {
  const server = await start();
  const port = Number(new URL(server.url).port);
  const response = await ask(server.url, 'rehearsal/stall-after-2');
  await server.close();
  await expect(response.text()).rejects.toThrow();
  const again = await start({ port });
  expect((await fetch(`${again.url}/health`)).status).toBe(200);
  await expect(startRehearsal({ port })).rejects.toThrow('EADDRINUSE');
});

test('hands out folders beside its routes, and nothing outside of them', async () => {
  const root = await mkdtemp(join(tmpdir(), 'rehearsal-'));
  await mkdir(join(root, 'site'));
  await writeFile(join(root, 'secret.txt'), 'secret');
  await writeFile(join(root, 'site', 'index.html'), '<p>MODEL</p>');
  await writeFile(join(root, 'site', 'a b.css'), 'p{}');
  const { origin } = await start({
    serve: {
      '/': {
        folder: join(root, 'site'),
        rewrite: (text, url) => text.replace('MODEL', url.searchParams.get('model') ?? 'none'),
        headers: { 'content-security-policy': "default-src 'self'" },
      },
      '/more/': join(root, 'site'),
    },
  });
  const page = await fetch(`${origin}/?model=x`);
  expect(await page.text()).toBe('<p>x</p>');
  expect(page.headers.get('content-security-policy')).toBe("default-src 'self'");
  expect((await fetch(`${origin}/more/a%20b.css`)).headers.get('content-type')).toMatch(/^text\/css/);
  expect((await fetch(`${origin}/api/models`)).headers.get('content-type')).toBe('application/json');
  for (const path of ['/../secret.txt', '/..%2fsecret.txt', '/more/..%2f..%2fsecret.txt', '/%00', '/%'])
    expect(await (await fetch(origin + path)).text()).not.toContain('secret');
  await rm(root, { recursive: true });
});
