import { createServer, type Server } from 'node:http';
import { expect, test } from '../support/test.js';
import { portOf } from '../../test/support/port-of.js';

/** A server that has moved: where each path leads, and what came to it. */
class Moved {
  readonly requests: { method: string; path: string; authorization: string | undefined }[] = [];
  readonly #server: Server;

  /** @param target the address that a path is redirected to, or undefined where it is answered */
  constructor(target: (path: string) => string | undefined) {
    this.#server = createServer((request, response) => {
      const { method = '', url: path = '', headers } = request;
      request.resume();
      this.requests.push({ method, path, authorization: headers.authorization });
      response.setHeader('access-control-allow-origin', '*');
      response.setHeader('access-control-allow-headers', 'authorization, content-type');
      const location = target(path);
      if (method === 'OPTIONS') response.writeHead(204).end();
      else if (location) response.writeHead(307, { location }).end();
      else if (path.endsWith('/models')) response.writeHead(200, json).end('{"data":[{"id":"m"}]}');
      else if (path.endsWith('/completions')) response.writeHead(200, json).end(answer);
      else response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Log in</title>');
    });
  }

  get url(): string {
    return `http://127.0.0.1:${portOf(this.#server)}`;
  }

  get posts(): readonly string[] {
    return this.requests.filter(({ method }) => method === 'POST').map(({ path }) => path);
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

const json = { 'content-type': 'application/json' };
const answer = '{"choices":[{"message":{"content":"Here"},"finish_reason":"stop"}]}';

test('fn-076 a redirect to the same API is learned from the list, without the key, and kept', async ({
  page,
  site,
  chat,
}) => {
  const server = await new Moved((path) =>
    path.startsWith('/old') ? path.replace('/old', '/new') : undefined,
  ).start();
  await page.goto(site.tagged({ url: `${server.url}/old`, model: 'm', 'api-key': 'secret' }));
  await chat.open();
  await chat.send('Hello');
  await expect(chat.answers).toContainText('Here');
  await chat.send('Again');
  await expect(chat.answers).toHaveCount(2);
  await chat.ended();
  expect(server.posts).toEqual(['/new/api/chat/completions', '/new/api/chat/completions']);
  // The request that followed the redirect had no key.
  const asked = server.requests.filter(({ method, path }) => method === 'GET' && path === '/new/api/models');
  expect(asked[0]?.authorization).toBeUndefined();
  expect(asked.at(-1)?.authorization).toBe('Bearer secret');
  await server.stop();
});

test('fn-077 a redirect to a page for logging in is reported, and no message follows it', async ({ chat }) => {
  const server = await new Moved((path) => (path.startsWith('/login') ? undefined : '/login')).start();
  await chat.start({ gateway: server, model: 'm', say: 'Hello' });
  await expect(chat.visitor).toHaveAttribute('data-status', 'failed');
  await expect(chat.host).toContainText('The assistant has moved.');
  expect(server.posts.filter((path) => path.startsWith('/login'))).toEqual([]);
  expect(server.posts).toHaveLength(1);
  await server.stop();
});

test('fn-078 a redirect to another origin is reported; that server gets neither the key nor the message', async ({
  chat,
}) => {
  const elsewhere = await new Moved(() => undefined).start();
  const server = await new Moved((path) => elsewhere.url + path).start();
  await chat.start({ gateway: server, model: 'm', options: { 'api-key': 'secret' }, say: 'Hello' });
  await expect(chat.visitor).toHaveAttribute('data-status', 'failed');
  await expect(chat.host).toContainText('The assistant has moved.');
  expect(elsewhere.posts).toEqual([]);
  expect(elsewhere.requests.filter(({ authorization }) => authorization)).toEqual([]);
  await server.stop();
  await elsewhere.stop();
});
