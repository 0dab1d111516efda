import { expect, test } from '../support/test.js';

const ready = (): Promise<unknown> => window.chat.ready.then((outcome) => JSON.parse(JSON.stringify(outcome)));

async function outcomeOf(
  page: import('@playwright/test').Page,
  site: import('../support/site.js').Site,
  options: object,
): Promise<unknown> {
  const script = `<script src="/causerie/causerie.js"></script><script>window.chat = Causerie.createChat(${JSON.stringify(options)})</script>`;
  await page.goto(site.page(script));
  return page.evaluate(ready);
}

test('a listed model is found, with what the server tells of it', async ({ page, site, gateway }) => {
  expect(await outcomeOf(page, site, { url: gateway.url, model: 'Technova' })).toMatchObject({
    outcome: 'found',
    model: { id: 'Technova' },
  });
});

test('a model that is not listed: the close ids are named, nothing is sent, nothing is lost', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  const outcome = await outcomeOf(page, site, { url: gateway.url, model: 'technova' });
  expect(outcome).toMatchObject({ outcome: 'not-listed' });
  expect(outcome).toMatchObject({ close: expect.arrayContaining(['Technova']) });
  await chat.open();
  await chat.send('Hello');
  await expect(chat.visitor).toHaveAttribute('data-status', 'failed');
  await expect(chat.visitor).toContainText('Hello');
  expect(gateway.rehearsal.requests.filter((r) => r.model === 'technova')).toEqual([]);
});

test('a wrong key is refused, and no key of the page is in any text', async ({ page, site, chat, startGateway }) => {
  const locked = await startGateway({ keys: ['sk-right'] });
  const outcome = await outcomeOf(page, site, { url: locked.url, model: 'Technova', apiKey: 'sk-wrong-0123' });
  expect(outcome).toEqual({ outcome: 'refused', status: 401 });
  await chat.open();
  await chat.send('Hello');
  await expect(chat.visitor).toHaveAttribute('data-status', 'failed');
  await expect(chat.host).not.toContainText('sk-wrong');
});

test('the right key goes with every request', async ({ page, site, chat, startGateway }) => {
  const locked = await startGateway({ keys: ['sk-right'] });
  const outcome = await outcomeOf(page, site, { url: locked.url, model: 'rehearsal/echo', apiKey: 'sk-right' });
  expect(outcome).toMatchObject({ outcome: 'found' });
  await chat.open();
  await chat.send('Hello');
  await chat.ended();
});

test('a key function is asked again after a 401, once', async ({ page, site, chat, startGateway }) => {
  const locked = await startGateway({ keys: ['sk-fresh'] });
  const script = `window.asked = 0; window.chat = Causerie.createChat({ url: '${locked.url}', model: 'rehearsal/echo',
    apiKey: () => (window.asked += 1) === 1 ? 'sk-stale' : 'sk-fresh' })`;
  await page.goto(site.page(`<script src="/causerie/causerie.js"></script><script>${script}</script>`));
  expect(await page.evaluate(ready)).toMatchObject({ outcome: 'found' });
  await chat.open();
  await chat.send('Hello');
  await chat.ended();
});

test('a wrong path: the right address is named', async ({ page, site, gateway }) => {
  expect(await outcomeOf(page, site, { url: `${gateway.url}/webui/`, model: 'Technova' })).toEqual({
    outcome: 'wrong-path',
    suggestedUrl: gateway.url.replace(/\/$/, ''),
  });
});

test('a server that is not there: unreachable, and the header says so', async ({ page, site, chat }) => {
  const outcome = await outcomeOf(page, site, { url: 'http://127.0.0.1:9', model: 'm', maxRetries: 0 });
  expect(outcome).toMatchObject({ outcome: 'failed', error: { code: 'network' } });
  await chat.open();
  await expect(chat.panel).toContainText('Not reachable');
  await chat.send('Hello');
  await expect(chat.visitor).toHaveAttribute('data-status', 'failed');
  await expect(chat.visitor).toContainText('Hello');
});

test('verifyModel false asks nothing', async ({ page, site, gateway }) => {
  const before = gateway.rehearsal.requests.length;
  expect(await outcomeOf(page, site, { url: gateway.url, model: 'x', verifyModel: false })).toEqual({
    outcome: 'not-asked',
  });
  expect(gateway.rehearsal.requests.length).toBe(before);
});

test('debug logs requests and responses with the key redacted everywhere', async ({ page, site, gateway, chat }) => {
  const lines: string[] = [];
  page.on('console', async (line) => {
    const values = await Promise.all(line.args().map((arg) => arg.jsonValue().catch(() => '')));
    lines.push(JSON.stringify(values));
  });
  await outcomeOf(page, site, { url: gateway.url, model: 'rehearsal/echo', apiKey: 'sk-secret-42', debug: true });
  await chat.open();
  await chat.send('Hello');
  await chat.ended();
  await expect.poll(() => lines.join('\n')).toContain('max_tokens');
  const logged = lines.join('\n');
  expect(logged).toContain('[causerie]');
  expect(logged).toContain('200');
  expect(logged).not.toContain('sk-secret-42');
});
