import { withhold } from '../support/chunks.js';
import { expect, test } from '../support/test.js';
import { tag } from '../support/site.js';

test('a pasted tag paints the launcher with one request and answers', async ({
  page,
  site,
  gateway,
  chat,
  problems,
}) => {
  site.requests.length = 0;
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo' }));
  await expect(chat.launcher).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(site.requests.filter((path) => path.startsWith('/causerie'))).toEqual(['/causerie/causerie.js']);
  await chat.open();
  await chat.send('Hello');
  await chat.ended();
  await expect(chat.answers.last()).toContainText('Hello');
  expect(problems).toEqual([]);
});

test('the options object of the documentation works verbatim through the global', async ({
  page,
  site,
  chat,
  gateway,
}) => {
  const options = `{ openWebUIUrl: '${gateway.url}', model: 'Technova', apiKey: '', systemPrompt: 'You help.', maxTokens: 1500,
    temperature: 0.7, stream: false, timeout: 45000, maxRetries: 3, errorMessages: { general: 'Sorry, later please.' } }`;
  await page.goto(
    site.page(
      `<script src="/causerie/causerie.js"></script><script>window.chat = Causerie.createChat(${options})</script>`,
    ),
  );
  await chat.open();
  await chat.send('What does TechNova make?');
  await chat.ended();
  const asked = gateway.rehearsal.requests.filter((r) => r.route === 'chat').at(-1);
  expect(asked?.body).toEqual({
    model: 'Technova',
    messages: [
      { role: 'system', content: 'You help.' },
      { role: 'user', content: 'What does TechNova make?' },
    ],
    max_tokens: 1500,
    temperature: 0.7,
    stream: false,
  });
  expect(asked?.headers['authorization']).toBeUndefined();
});

test('the same object works through window.CauserieOptions and a bare tag', async ({ page, site, chat, gateway }) => {
  const options = { openWebUIUrl: gateway.url, model: 'rehearsal/echo', apiKey: '', stream: false, timeout: 45000 };
  const head = `<script>window.CauserieOptions = ${JSON.stringify(options)}</script>`;
  await page.goto(site.page(tag({}), { head }));
  await chat.open();
  await chat.send('bonjour');
  await chat.ended();
  await expect(chat.answers.last()).toContainText('bonjour');
});

test('a synchronous tag in the head waits for the body', async ({ page, site, chat, gateway }) => {
  const head = tag({ url: gateway.url, model: 'rehearsal/echo' }).replace(' async', '');
  await page.goto(site.page('<p>Hello</p>', { head }));
  await expect(chat.launcher).toBeVisible();
});

test('an element in the markup is a chat, and goes with its element', async ({ page, site, chat, gateway }) => {
  const body = `<div style="height:600px"><causerie-chat data-url="${gateway.url}" data-model="rehearsal/echo" data-placement="inline"></causerie-chat></div>`;
  await page.goto(site.page(body + tag({})));
  await expect(chat.composer).toBeVisible();
  await expect(chat.launcher).toBeHidden();
  await chat.send('inline');
  await chat.ended();
  await page.evaluate(() => {
    const element = document.querySelector('causerie-chat');
    const parent = element?.parentElement;
    element?.remove();
    setTimeout(() => element && parent?.append(element), 50);
  });
  await expect(chat.composer).toBeVisible();
  await expect(chat.answers).toContainText(['inline']);
});

test('only one name is added to the page', async ({ page, site, gateway, chat }) => {
  await page.goto(
    site.page('<script>window.before = Object.keys(window)</script>' + tag({ url: gateway.url, model: 'x' })),
  );
  await chat.open();
  const added = await page.evaluate(() => {
    const before = new Set(window.before);
    return Object.keys(window).filter((name) => !before.has(name) && name !== 'before');
  });
  expect(added).toEqual(['Causerie']);
});

test('two chats on a page keep to themselves', async ({ page, site, gateway }) => {
  const second = `<script>addEventListener('load', () => { Causerie.createChat({ url: '${gateway.url}', model: 'rehearsal/echo', historyKey: 'second', launcher: { position: 'bottom-left' } }) })</script>`;
  await page.goto(site.page(tag({ url: gateway.url, model: 'rehearsal/echo' }) + second));
  const hosts = page.locator('causerie-chat');
  await expect(hosts).toHaveCount(2);
  for (const [index, text] of ['first', 'second'].entries()) {
    const host = hosts.nth(index);
    await host.getByRole('button', { name: 'Open chat' }).click();
    await host.getByRole('textbox', { name: 'Message' }).fill(text);
    await host.getByRole('textbox', { name: 'Message' }).press('Enter');
    await expect(host.locator('article[data-status="complete"][data-role="assistant"]')).toContainText(text);
    await expect(host.locator('article[data-role="user"]')).toHaveCount(1);
    await host.getByRole('button', { name: 'Close chat' }).click();
  }
});

const fatal: [name: string, options: Record<string, string>, says: RegExp][] = [
  ['no url', { model: 'm' }, /data-url/],
  ['no model', { url: 'http://localhost:3000' }, /data-model/],
  ['a url that is no address', { url: 'localhost:3000', model: 'm' }, /data-url.*http/],
  ['a url of another scheme', { url: 'ftp://a.example', model: 'm' }, /data-url.*http/],
];

const mistakes: typeof fatal = [
  ['an unknown option', { url: 'http://a.example', model: 'm', modell: 'x' }, /data-modell.*data-model/],
  ['a wrong number', { url: 'http://a.example', model: 'm', 'max-tokens': 'many' }, /data-max-tokens.*many/],
  ['a wrong choice', { url: 'http://a.example', model: 'm', placement: 'popup' }, /data-placement.*bubble.*popup/],
  ['broken JSON', { url: 'http://a.example', model: 'm', suggestions: '[oops' }, /data-suggestions/],
  ['a misplaced option', { url: 'http://a.example', model: 'm', label: 'Ask' }, /data-label.*data-launcher-label/],
  ['an unknown token', { url: 'http://a.example', model: 'm', theme: '{"acent":"red"}' }, /acent.*accent/],
  ['inline without a container', { url: 'http://a.example', model: 'm', placement: 'inline' }, /container/],
];

for (const [name, options, says] of [...fatal, ...mistakes]) {
  const isFatal = fatal.some(([other]) => other === name);
  test(`${name}: one console error that names it, ${isFatal ? 'no' : 'a'} launcher, and the page goes on`, async ({
    page,
    site,
    problems,
  }) => {
    await page.goto(
      site.tagged(options, { head: '<script>addEventListener("load", () => { document.title = "on" })</script>' }),
    );
    await expect.poll(() => problems.length).toBe(1);
    expect(problems[0]).toMatch(/^\[causerie\] /);
    expect(problems[0]).toMatch(says);
    await expect(page.getByRole('button', { name: 'Open chat' })).toHaveCount(isFatal ? 0 : 1);
    await expect(page).toHaveTitle('on');
  });
}

test('createChat throws the same sentence and leaves nothing in the page', async ({ page, site }) => {
  await page.goto(site.page('<script src="/causerie/causerie.js"></script>'));
  const thrown = await page.evaluate(() => {
    try {
      const { Causerie } = window;
      if (Causerie) Reflect.apply(Causerie.createChat, Causerie, [{ url: 'http://a.example', modle: 'm' }]);
      return null;
    } catch (error) {
      const { name, code, message } = Object(error);
      return { name, code, message };
    }
  });
  expect(thrown).toMatchObject({ name: 'ChatError', code: 'config' });
  expect(thrown?.message).toContain('"model"');
  await expect(page.locator('causerie-chat')).toHaveCount(0);
});

test('a chat whose code cannot be loaded says so and works at the next try', async ({ page, site, gateway, chat }) => {
  const giveBack = await withhold(page, 'start-chat.ts');
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo' }));
  await chat.launcher.click();
  await expect(chat.launcher).toHaveText('The chat could not be loaded. Try again.');
  await expect(chat.launcher).toHaveAttribute('aria-live', 'polite');
  await giveBack();
  await chat.open();
  await expect(chat.launcher).toHaveText('');
});

const withoutButton = { inline: { placement: 'inline', container: 'main' }, hidden: { 'launcher-hidden': '' } };
for (const [kind, options] of Object.entries(withoutButton)) {
  test(`says so, too, where there is no button otherwise: ${kind}`, async ({ page, site, gateway, chat }) => {
    const giveBack = await withhold(page, 'start-chat.ts');
    await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo', ...options }));
    if (kind === 'hidden') {
      await expect(chat.launcher).toBeHidden();
      await chat.host.evaluate((host) => host.shadowRoot?.querySelector('button')?.click());
    }
    await expect(chat.launcher).toHaveText('The chat could not be loaded. Try again.');
    await giveBack();
    await chat.launcher.click();
    await expect(chat.composer).toBeVisible();
    await expect(chat.launcher).toBeHidden();
  });
}

test('speaks French in a page of an old encoding', async ({ page, site }) => {
  await withhold(page, 'start-chat.ts');
  await page.route('**/old', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=windows-1251',
      body: `<!doctype html><html lang="fr"><body><script src="/causerie/causerie.js" data-url="http://a.example" data-model="m"></script>`,
    }),
  );
  await page.goto(new URL('/old', site.page('')).href);
  const launcher = page.locator('causerie-chat').getByRole('button');
  await launcher.click();
  await expect(launcher).toHaveText('Chargement impossible. Réessayez.');
});
