import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.js';
import { tag } from '../support/site.js';

/** Lines of the chat in the console, of any kind. */
function linesOf(page: Page): string[] {
  const lines: string[] = [];
  page.on('console', (line) => {
    if (line.text().startsWith('[causerie]')) lines.push(line.text());
  });
  return lines;
}

test('a tag whose attributes were dropped (h15): one line says how to give options', async ({ page, site }) => {
  const lines = linesOf(page);
  await page.goto(site.page('<p>Hello</p><script src="/causerie/causerie.js" async></script>'));
  await expect.poll(() => lines.length).toBe(1);
  expect(lines[0]).toMatch(/no chat.*data-url.*data-model.*window\.CauserieOptions/);
});

test('a bare tag for a page that calls createChat itself says nothing', async ({ page, site, gateway, chat }) => {
  const lines = linesOf(page);
  const call = `<script>Causerie.createChat({ url: '${gateway.url}', model: 'rehearsal/echo' })</script>`;
  await page.goto(site.page(`<script src="/causerie/causerie.js"></script>${call}`));
  await chat.open();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 3_500)));
  expect(lines).toEqual([]);
});

test('a bare tag for elements of the markup says nothing, and neither does one of two tags with options', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  const lines = linesOf(page);
  const element = `<causerie-chat data-url="${gateway.url}" data-model="rehearsal/echo"></causerie-chat>`;
  await page.goto(site.page(element + tag({})));
  await expect(chat.launcher).toBeVisible();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 3_500)));
  expect(lines).toEqual([]);
});

test('the same tag twice (h18): one launcher, and one line', async ({ page, site, gateway, chat }) => {
  const lines = linesOf(page);
  const once = tag({ url: gateway.url, model: 'rehearsal/echo' });
  await page.goto(site.page(once + once));
  await expect.poll(() => lines.length).toBe(1);
  expect(lines[0]).toContain('twice');
  await expect(chat.host).toHaveCount(1);
  await chat.open();
});

test('two tags with options of their own are two chats', async ({ page, site, gateway, chat }) => {
  const lines = linesOf(page);
  const options = { url: gateway.url, model: 'rehearsal/echo' };
  await page.goto(
    site.page(tag(options) + tag({ ...options, 'history-key': 'second', 'launcher-position': 'bottom-left' })),
  );
  await expect(chat.host).toHaveCount(2);
  expect(lines).toEqual([]);
});

test('two different tags in one corner are told with what to do', async ({ page, site, gateway, chat }) => {
  const lines = linesOf(page);
  const options = { url: gateway.url, model: 'rehearsal/echo' };
  await page.goto(site.page(tag(options) + tag({ ...options, 'history-key': 'second' })));
  await expect.poll(() => lines.length).toBe(1);
  expect(lines[0]).toMatch(/one corner.*data-launcher-position/);
  await expect(chat.host).toHaveCount(2);
});

test('createChat of the script throws the names, and one line has all sentences', async ({ page, site, gateway }) => {
  const lines = linesOf(page);
  await page.goto(site.page('<script src="/causerie/causerie.js"></script>'));
  const thrown = await page.evaluate((url) => {
    try {
      const { Causerie } = window;
      const options = { url, model: 'm', launcherPosition: 'x', maxTokens: 'many' };
      return Causerie && String(Reflect.apply(Causerie.createChat, Causerie, [options]));
    } catch (error) {
      return String(error);
    }
  }, gateway.url);
  expect(thrown).toMatch(/"launcherPosition".*"maxTokens"/);
  await expect.poll(() => lines.length).toBe(1);
  expect(lines[0]?.replace('[causerie] ', '').split('\n').sort()).toEqual([
    'option "maxTokens": expected a whole number above 0 or null, got "many"',
    'unknown option "launcherPosition", did you mean "launcher.position"?',
  ]);
});

for (const where of ['head', 'body'] as const) {
  test(`type="module" in the ${where} works`, async ({ page, site, gateway, chat, problems }) => {
    const module = tag({ url: gateway.url, model: 'rehearsal/echo' }).replace(' async', ' type="module"');
    await page.goto(where === 'head' ? site.page('<p>Hello</p>', { head: module }) : site.page(module));
    await chat.open();
    await chat.send('from a module');
    await chat.ended();
    await expect(chat.answers).toContainText('from a module');
    expect(problems).toEqual([]);
  });
}

test('a script that a tag manager puts in works, with options in window.CauserieOptions', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  const options = JSON.stringify({ url: gateway.url, model: 'rehearsal/echo' });
  const manager = `<script>window.CauserieOptions = ${options};
    const script = document.createElement('script'); script.src = '/causerie/causerie.js'; document.head.append(script);</script>`;
  await page.goto(site.page(manager));
  await chat.open();
});

test('a file of the script that is not there: one line names its address', async ({ page, site, gateway, chat }) => {
  const lines = linesOf(page);
  await page.route('**/chunks/chat*.js', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo' }));
  await chat.launcher.click();
  await expect.poll(() => lines.length).toBe(1);
  expect(lines[0]).toMatch(/chunks\/chat-.*\.js/);
});

test('several mistakes: one line with all of them, as they were written, and the chat is there', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  const lines = linesOf(page);
  await page.goto(
    site.tagged({
      url: gateway.url,
      model: 'rehearsal/echo',
      'launcher-position': 'top',
      postion: 'x',
      'max-tokens': 'many',
      theme: '{"acent":"red"}',
      suggestions: 'Opening hours, Prices',
    }),
  );
  await expect.poll(() => lines.length).toBe(1);
  expect(lines[0]?.replace('[causerie] ', '').split('\n').sort()).toEqual([
    'option "data-launcher-position": expected "bottom-right" or "bottom-left" or "top-right" or "top-left", got "top"',
    'option "data-max-tokens": expected a whole number above 0 or null, got "many"',
    'unknown option "data-postion", did you mean "data-launcher-position"?',
    'unknown option "data-theme-acent", did you mean "data-theme-accent"?',
  ]);
  await chat.open();
  await expect(chat.host.getByRole('button', { name: 'Opening hours' })).toBeVisible();
  await expect(chat.host.getByRole('button', { name: 'Prices' })).toBeVisible();
  await chat.send('Hello');
  await chat.ended();
});

test('options in the page and in the tag are each named as they were written', async ({ page, site, gateway }) => {
  const lines = linesOf(page);
  const head = `<script>window.CauserieOptions = { url: '${gateway.url}', titel: 'x' }</script>`;
  await page.goto(site.page(tag({ model: 'rehearsal/echo', stream: 'perhaps' }), { head }));
  await expect.poll(() => lines.length).toBe(1);
  expect(lines[0]).toContain('unknown option "titel", did you mean "title"?');
  expect(lines[0]).toContain('option "data-stream": expected true or false, got "perhaps"');
});

test('an inline tag whose container is not there stands in the corner, with one line', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  const lines = linesOf(page);
  for (const container of ['#nowhere', '##']) {
    await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo', placement: 'inline', container }));
    await expect(chat.launcher).toBeVisible();
    await expect.poll(() => lines.splice(0)).toEqual([expect.stringContaining(`nothing matches "${container}"`)]);
    await chat.open();
  }
});

test('with debug, texts that there are none of are named with the nearest, and so is a language', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  const lines = linesOf(page);
  const strings = JSON.stringify({ panel: { placholder: 'Ask us', send: 'Go' } });
  const options = { url: gateway.url, model: 'rehearsal/echo', debug: 'true', language: 'nb', strings };
  await page.goto(site.tagged(options));
  await chat.open();
  const told = (): string[] => lines.filter((line) => /strings|texts in/.test(line) && !line.includes('options'));
  await expect
    .poll(told)
    .toEqual([
      '[causerie] option "strings": no text is named "panel.placholder", did you mean "panel.placeholder"?',
      '[causerie] no texts in "nb": the chat speaks English, see docs/languages.md',
    ]);
  await expect(chat.panel.getByRole('button', { name: 'Go', exact: true })).toBeVisible();
});
