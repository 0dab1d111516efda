import { expect, test } from '../support/real.js';

// A real model on two cores takes its time for a token: few tokens, generous limits.
const short = { 'max-tokens': '16', timeout: '90000' };

test.describe.configure({ mode: 'serial' });

const ready = (): Promise<unknown> => window.chat.ready.then((outcome) => JSON.parse(JSON.stringify(outcome)));

function created(options: object): string {
  return `<script src="/causerie/causerie.js"></script><script>window.chat = Causerie.createChat(${JSON.stringify(options)})</script>`;
}

test('verifies the model and streams an answer', async ({ page, site, server, chat, problems }) => {
  await page.goto(site.tagged({ url: server.url, model: 'smollm2', 'api-key': server.key, ...short }));
  await chat.open();
  await expect(chat.panel).toContainText('Online');
  const deltas = await chat.countDeltas();
  await chat.send('Say hello.');
  // Sixteen tokens may or may not be all it had to say.
  await expect(chat.answers.last()).toHaveAttribute('data-status', /complete/, { timeout: 90_000 });
  expect(await deltas()).toBeGreaterThan(1);
  await expect(chat.answers.last()).toContainText(/\w+/);
  expect(problems).toEqual([]);
});

test('answers without streaming, by a preset with a system prompt', async ({ page, site, server, chat }) => {
  await page.goto(
    site.tagged({ url: server.url, model: 'Technova', 'api-key': server.key, stream: 'false', ...short }),
  );
  await chat.open();
  await chat.send('Hi');
  await expect(chat.answers.last()).toHaveAttribute('data-status', /complete/, { timeout: 90_000 });
  await expect(chat.answers.last()).toContainText(/\w+/);
});

test('Stop ends a real answer and keeps what came; a reload brings it back', async ({ page, site, server, chat }) => {
  await page.goto(
    site.tagged({ url: server.url, model: 'smollm2', 'api-key': server.key, timeout: '90000', 'max-tokens': '400' }),
  );
  await chat.open();
  await chat.send('Write a long story about a river.');
  await expect(chat.host.locator('article[data-status="streaming"]')).toContainText(/\w+/, { timeout: 90_000 });
  await chat.stopButton.click();
  await chat.ended('incomplete');
  await expect(chat.answers.last()).toHaveAttribute('data-reason', 'stopped');
  await page.reload();
  await chat.open();
  await expect(chat.visitor).toContainText('river');
  await chat.ended('incomplete');
  await expect(chat.answers.last()).toHaveAttribute('data-reason', 'stopped');
});

test('an agent with a dot and a slash in its id reports while it works and answers', async ({
  page,
  site,
  server,
  chat,
}) => {
  const model = 'agent_gateway.harpou-agent/deep-research';
  await page.goto(site.tagged({ url: server.url, model, 'api-key': server.key }));
  await chat.open();
  await expect(chat.panel).toContainText('Online');
  await chat.send('Research something');
  await expect(chat.answers.last()).toHaveAttribute('data-status', 'complete', { timeout: 60_000 });
  await expect(chat.answers.last()).toContainText(/\w+/);
});

test('a wrong key is refused', async ({ page, site, server }) => {
  await page.goto(
    site.page(created({ url: server.url, model: 'smollm2', apiKey: 'sk-00000000000000000000000000000000' })),
  );
  expect(await page.evaluate(ready)).toEqual({ outcome: 'refused', status: 401 });
});

test('an unknown model and an inactive one are not listed', async ({ page, site, server }) => {
  await page.goto(site.page(created({ url: server.url, model: 'technova', apiKey: server.key })));
  expect(await page.evaluate(ready)).toMatchObject({ outcome: 'not-listed', close: ['Technova'] });
});

test('a wrong path: the right address is named', async ({ page, site, server }) => {
  await page.goto(site.page(created({ url: `${server.url}/webui/`, model: 'smollm2', apiKey: server.key })));
  expect(await page.evaluate(ready)).toEqual({ outcome: 'wrong-path', suggestedUrl: server.url });
});

test('an address that ends in /api or /api/v1 finds the routes', async ({ page, site, server }) => {
  for (const suffix of ['/api', '/api/v1/']) {
    await page.goto(site.page(created({ url: server.url + suffix, model: 'smollm2', apiKey: server.key })));
    expect(await page.evaluate(ready)).toMatchObject({ outcome: 'found' });
  }
});

test('a server killed in mid-answer leaves what came, and the message; Retry is answered when it is back', async ({
  page,
  site,
  server,
  chat,
}) => {
  await page.goto(
    site.tagged({ url: server.url, model: 'smollm2', 'api-key': server.key, timeout: '90000', 'max-tokens': '400' }),
  );
  await chat.open();
  await chat.send('Write a long story about a mountain.');
  await expect(chat.host.locator('article[data-status="streaming"]')).toContainText(/\w+/, { timeout: 90_000 });
  await server.killServer();
  await expect(chat.answers.last()).toHaveAttribute('data-status', 'incomplete', { timeout: 30_000 });
  await expect(chat.answers.last()).toHaveAttribute('data-reason', 'interrupted');
  await page.reload();
  await chat.open();
  await expect(chat.visitor).toContainText('mountain');
  await chat.ended('incomplete');
  await expect(chat.answers.last()).toContainText(/\w+/);
  await server.restartServer();
  await chat.retryButton.click();
  await expect(chat.host.locator('article[data-status="streaming"]')).toContainText(/\w+/, { timeout: 90_000 });
});
