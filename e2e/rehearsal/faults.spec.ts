import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { Page } from '@playwright/test';
import type { Chat } from '../support/chat.js';
import { fileOf, tag } from '../support/site.js';
import { expect, test } from '../support/test.js';
import { portOf } from '../../test/support/port-of.js';

/** As many as the rows of the collection count with: three attempts in all. */
const retries = { 'max-retries': '2' };

/** A gateway of which each kind of answer may lack the header that lets a page read it. */
class Gate {
  /** Methods and paths, in order. */
  readonly requests: string[] = [];
  readonly #server: Server;

  constructor(readable: { readonly preflight: boolean; readonly list: boolean; readonly answer: boolean }) {
    this.#server = createServer((request, response) => {
      const { method = '', url = '' } = request;
      this.requests.push(`${method} ${url}`);
      request.resume();
      const kind = method === 'OPTIONS' ? 'preflight' : method === 'POST' ? 'answer' : 'list';
      if (readable[kind]) {
        response.setHeader('access-control-allow-origin', '*');
        response.setHeader('access-control-allow-headers', 'authorization, content-type');
      }
      if (kind === 'preflight') response.writeHead(readable.preflight ? 204 : 403).end();
      else {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(kind === 'list' ? '{"data":[{"id":"m"}]}' : '{"choices":[{"message":{"content":"Unread"}}]}');
      }
    });
  }

  get url(): string {
    return `http://127.0.0.1:${portOf(this.#server)}`;
  }

  count(method: string): number {
    return this.requests.filter((request) => request.startsWith(method) && request.endsWith('/completions')).length;
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

/** The warnings that the chat writes for the developer. */
function warningsOf(page: Page): readonly string[] {
  const warnings: string[] = [];
  page.on('console', (line) => {
    if (line.text().startsWith('[causerie]') && line.type() === 'warning') warnings.push(line.text());
  });
  return warnings;
}

test('fn-005 a preflight that is refused: three attempts, one hint for the developer, the message stays', async ({
  page,
  site,
  chat,
}) => {
  const gate = await new Gate({ preflight: false, list: false, answer: false }).start();
  const warnings = warningsOf(page);
  await chat.start({ gateway: gate, model: 'm', options: { 'api-key': 'k', ...retries }, say: 'Hello' });
  await expect(chat.visitor).toHaveAttribute('data-status', 'failed');
  await expect(chat.host).toContainText('No connection to the assistant.');
  await expect(chat.visitor).toContainText('Hello');
  expect(gate.count('OPTIONS')).toBe(3);
  expect(gate.count('POST')).toBe(0);
  const hints = warnings.filter((warning) => warning.includes('CORS_ALLOW_ORIGIN'));
  expect(hints).toEqual([expect.stringContaining(site.url)]);
  await gate.stop();
});

test('fn-006 an answer that the page may not read: asked again once at most', async ({ page, chat }) => {
  const gate = await new Gate({ preflight: true, list: true, answer: false }).start();
  const warnings = warningsOf(page);
  await chat.start({ gateway: gate, model: 'm', options: { 'api-key': 'k', ...retries }, say: 'Hello' });
  await expect(chat.visitor).toHaveAttribute('data-status', 'failed');
  await expect(chat.host).toContainText('No connection to the assistant.');
  expect(warnings.filter((warning) => warning.includes('CORS_ALLOW_ORIGIN'))).toHaveLength(1);
  expect(gate.count('POST')).toBeLessThanOrEqual(2);
  await gate.stop();
});

test('fn-008 a page on https and a gateway on http: named to the developer at once, never asked', async ({
  page,
  chat,
}) => {
  const asked: string[] = [];
  await page.route('http://gateway.test/**', (route) => {
    asked.push(route.request().url());
    return route.abort();
  });
  await page.route('https://shop.test/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname !== '/') {
      return route.fulfill({
        contentType: 'text/javascript',
        body: await readFile(fileOf(pathname), 'utf8'),
      });
    }
    const script = tag({ url: 'http://gateway.test', model: 'm', ...retries });
    return route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>Shop</title>${script}` });
  });
  const warnings = warningsOf(page);
  await page.goto('https://shop.test/');
  await chat.open();
  await expect.poll(() => warnings.filter((warning) => warning.includes('https')).length).toBe(1);
  await chat.send('Hello');
  await expect(chat.visitor).toHaveAttribute('data-status', 'failed');
  await expect(chat.host).toContainText('The assistant is not set up yet.');
  expect(asked).toEqual([]);
});

test('fn-011 a policy of the page that forbids the gateway: one attempt, the directive is named', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  const headers = { 'content-security-policy': "connect-src 'self'" };
  const warnings = warningsOf(page);
  await page.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(window, { violations });
    document.addEventListener('securitypolicyviolation', ({ blockedURI }) => violations.push(blockedURI));
  });
  const before = gateway.rehearsal.requests.length;
  await page.goto(site.tagged({ url: gateway.url, model: 'Technova', ...retries }, { headers }));
  await chat.open();
  await chat.send('Hello');
  await expect(chat.visitor).toHaveAttribute('data-status', 'failed');
  const violations = await page.evaluate(() => window.violations);
  expect(violations.filter((url) => url.includes('/chat/'))).toHaveLength(1);
  await expect(chat.host).toContainText('The assistant is not set up yet.');
  expect(warnings.join('\n')).toContain('connect-src');
  expect(gateway.rehearsal.requests.length).toBe(before);
});

/** Ways to send the same message twice without meaning to. */
const twice: Readonly<Record<string, (chat: Chat) => Promise<void>>> = {
  'a double click': (chat) => chat.sendButton.dblclick(),
  async 'Enter twice'(chat) {
    await chat.composer.press('Enter');
    await chat.page.keyboard.press('Enter');
  },
  async 'Enter and a click'(chat) {
    const place = await chat.sendButton.boundingBox();
    if (!place) throw new Error('there is no button');
    await chat.composer.press('Enter');
    await chat.page.mouse.click(place.x + place.width / 2, place.y + place.height / 2);
  },
};

for (const [how, send] of Object.entries(twice)) {
  test(`fn-089 ${how} never sends two requests, and loses nothing`, async ({ gateway, chat }) => {
    const question = `Hello by ${how}`;
    await chat.start({ model: 'rehearsal/headers-after-1', options: { 'verify-model': 'false', ...retries } });
    await chat.composer.fill(question);
    await send(chat);
    // A click after Enter meets the button when it is Stop: the visitor's word, though it may come as a surprise.
    const ending = how === 'Enter and a click' ? 'incomplete' : 'complete';
    await expect(chat.answers).toHaveAttribute('data-status', ending);
    await expect(chat.visitor).toHaveCount(1);
    await expect(chat.visitor).toContainText(question);
    const sent = gateway.rehearsal.requests.filter((request) => request.question === question);
    expect(sent.length).toBeLessThanOrEqual(1);
  });
}
