import { boxOf } from '../support/boxes.js';
import { contrastOf } from '../support/contrast.js';
import { expect, test } from '../support/test.js';

// Names, roles and structure; each test is a row of test/fixtures/corpora/a11y.jsonl.

test('aa-039 the way to the menu, which holds all help, stands in the same place in every state', async ({
  page,
  chat,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await chat.start();
  const menu = chat.panel.getByRole('button', { name: 'Menu' });
  const place = (): Promise<unknown> => boxOf(menu);
  const before = await place();
  await chat.send('Hello');
  await chat.ended();
  expect(await place()).toEqual(before);
  await menu.click();
  await expect(chat.host.getByRole('region', { name: 'Menu' })).toBeVisible();
  expect(await place()).toEqual(before);
});

test('aa-040 nothing has to be typed twice: a draft survives a closed panel, and a failed message is kept', async ({
  page,
  chat,
}) => {
  await chat.start({ model: 'rehearsal/status-400' });
  await chat.composer.fill('My order 1234');
  await page.keyboard.press('Escape');
  await chat.open();
  await expect(chat.composer).toHaveValue('My order 1234');
  await chat.composer.press('Enter');
  await expect(chat.retryButton).toBeVisible();
  await chat.retryButton.click();
  await expect(chat.visitor).toHaveCount(1);
  await expect(chat.visitor).toContainText('My order 1234');
});

test('aa-041 a visitor needs no login, and no puzzle', async ({ chat }) => {
  await chat.start({ say: 'Hello' });
  await chat.ended();
  await expect(chat.host.locator('input[type="password"], iframe, img')).toHaveCount(0);
});

test('aa-045 text stands out by 4.5 : 1 and controls by 3 : 1, as they are drawn', async ({ page, chat }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await chat.start({ options: { 'history-key': colorScheme }, say: 'Hello' });
    await chat.ended();
    await expect(chat.answers.getByRole('button', { name: 'Copy answer' })).toBeVisible();
    const pairs = await chat.panel.evaluate((panel) => {
      const root = panel.getRootNode() as ShadowRoot;
      const surface = getComputedStyle(panel).backgroundColor;
      const of = (selector: string, on = surface): readonly [string, string, string] => {
        const element = root.querySelector(selector);
        if (!element) throw new Error(`no ${selector}`);
        return [selector, getComputedStyle(element).color, on];
      };
      const bubble = root.querySelector('.bubble');
      return {
        text: [
          of('.answer-text'),
          of('.title'),
          of('.connection'),
          of('.disclaimer'),
          of('.day'),
          of('.bubble', bubble ? getComputedStyle(bubble).backgroundColor : surface),
        ],
        controls: [of('.header .icon-button'), of('.actions .icon-button')],
      };
    });
    for (const [name, ink, on] of pairs.text)
      expect(contrastOf(ink, on), `${name} ${colorScheme}`).toBeGreaterThan(4.5);
    for (const [name, ink, on] of pairs.controls)
      expect(contrastOf(ink, on), `${name} ${colorScheme}`).toBeGreaterThan(3);
  }
});

test('aa-048 the countdown to the next attempt can be ended, and skipped', async ({ page, chat }) => {
  const headers = { 'retry-after': '30', 'access-control-allow-origin': '*', 'access-control-expose-headers': '*' };
  await page.route(/\/chat\/completions$/, (route) =>
    route.request().method() === 'POST' ? route.fulfill({ status: 429, headers, body: '{}' }) : route.fallback(),
  );
  await chat.start({ say: 'Hello' });
  await expect(chat.host.getByRole('button', { name: 'Try now' })).toBeVisible();
  await chat.stopButton.click();
  await expect(chat.host.getByRole('button', { name: 'Try now' })).toHaveCount(0);
  await expect(chat.retryButton).toBeVisible();
});

test('aa-051 each message names its author, and its time', async ({ chat }) => {
  await chat.start({ options: { title: 'Nova' }, say: 'Hello' });
  await chat.ended();
  await expect(chat.host.getByRole('article', { name: 'You', exact: true })).toHaveCount(1);
  await expect(chat.host.getByRole('article', { name: 'Nova', exact: true })).toHaveCount(1);
  const times = chat.host.locator('article time');
  await expect(times).toHaveCount(2);
  for (const time of await times.all()) {
    expect(Date.parse((await time.getAttribute('datetime')) ?? '')).not.toBeNaN();
    await expect(time).toHaveText(/\d/);
  }
});

test('aa-052 code says its language, and each copy button names its own', async ({ chat }) => {
  await chat.start({ say: '```js\nlet a = 1;\n```\n\nand\n\n```css\na { top: 0 }\n```' });
  await chat.ended();
  const code = chat.answers.locator('.code');
  await expect(code).toHaveCount(2);
  await expect(code.first()).toContainText('js');
  const names = await code
    .getByRole('button', { name: /copy/i })
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? button.textContent));
  expect(names).toHaveLength(2);
  expect(new Set(names).size).toBe(2);
});

test('aa-053 a table keeps its headers', async ({ chat }) => {
  await chat.start({ say: '| Name | Ports |\n| --- | --- |\n| G1 | 4 |\n| G2 | 8 |' });
  await chat.ended();
  const headers = chat.answers.getByRole('columnheader');
  await expect(headers).toHaveText(['Name', 'Ports']);
  for (const header of await headers.all()) await expect(header).toHaveAttribute('scope', 'col');
});

test('aa-054 an image that waits says what it is, that it is not loaded, and from where it would come', async ({
  chat,
}) => {
  await chat.start({ say: '![A plan of the hall](https://pictures.example/plan.png)' });
  await chat.ended();
  await expect(chat.answers).toContainText('A plan of the hall');
  await expect(chat.answers).toContainText('pictures.example');
  await expect(chat.answers.getByRole('button', { name: /load/i })).toBeVisible();
  await expect(chat.answers.locator('img')).toHaveCount(0);
});

test('aa-055 a link says that it opens in a new tab', async ({ chat }) => {
  await chat.start({ say: 'See [the guide](https://technova.example/guide).' });
  await chat.ended();
  const link = chat.answers.getByRole('link');
  await expect(link).toHaveAttribute('target', '_blank');
  await expect(link).toHaveAccessibleName(/the guide.*opens in a new tab/);
});

test('aa-056 the language of the chat is marked, each block has its own direction, and code is left to right', async ({
  chat,
}) => {
  await chat.start({ options: { language: 'fr' }, say: 'שלום `a.b` עולם\n\nHello world\n\n```js\nlet a;\n```' });
  await chat.ended();
  await expect(chat.host.locator('.panel')).toHaveAttribute('lang', 'fr');
  const directions = chat.answers.locator('.markdown > *');
  await expect(directions).toHaveCount(3);
  const seen = await directions.evaluateAll((blocks) => blocks.map((block) => getComputedStyle(block).direction));
  expect(seen).toEqual(['rtl', 'ltr', 'ltr']);
  const inline = chat.answers.locator('.markdown > p code');
  expect(await inline.evaluate((code) => getComputedStyle(code).direction)).toBe('ltr');
  const bubble = chat.visitor.locator('.bubble');
  expect(await bubble.evaluate((element) => getComputedStyle(element).unicodeBidi)).toBe('plaintext');
  await expect(chat.host.locator('textarea')).toHaveAttribute('dir', 'auto');
});

test('aa-057 the words on a control are in its name', async ({ chat }) => {
  await chat.start({ model: 'rehearsal/markdown', say: 'Show me everything' });
  await chat.ended();
  await expect(chat.answers.getByRole('button', { name: 'Copy answer' })).toBeAttached();
  const wrong = await chat.panel.evaluate((panel) =>
    [...panel.querySelectorAll<HTMLElement>('button[aria-label], a[aria-label]')]
      .filter((control) => {
        const words = control.innerText.trim().toLowerCase();
        return words !== '' && !control.getAttribute('aria-label')?.toLowerCase().includes(words);
      })
      .map((control) => control.outerHTML),
  );
  expect(wrong).toEqual([]);
});

test('aa-058 the launcher has a name, and says whether the chat is open and what it opens', async ({ page, chat }) => {
  await chat.start({ say: 'Hello' });
  const launcher = chat.host.locator('.launcher');
  await expect(launcher).toHaveAttribute('aria-expanded', 'true');
  const controlled = await launcher.getAttribute('aria-controls');
  await expect(chat.panel).toHaveId(controlled ?? '');
  await chat.ended();
  await chat.composer.focus();
  await page.keyboard.press('Escape');
  await expect(chat.launcher).toHaveAttribute('aria-expanded', 'false');
  await expect(chat.launcher).toHaveAccessibleName('Open chat');
});

test('aa-058 the name of the launcher tells of an answer that nobody saw, until the chat is opened', async ({
  chat,
}) => {
  await chat.start({ model: 'rehearsal/long-500', say: 'Hello' });
  await chat.streaming();
  await chat.panel.getByRole('button', { name: 'Close chat' }).click();
  await expect(chat.host.locator('.launcher')).toHaveAccessibleName('Open chat');
  await expect(chat.host).toHaveAttribute('unread');
  await expect(chat.host.locator('.launcher')).toHaveAccessibleName('Open chat New answer');
  await chat.host.locator('.launcher').click();
  await chat.panel.getByRole('button', { name: 'Close chat' }).click();
  await expect(chat.host.locator('.launcher')).toHaveAccessibleName('Open chat');
});

test('aa-059 the panel is a dialog with a name, modal only where it covers the screen', async ({ page, chat }) => {
  await chat.start({ options: { title: 'Nova' } });
  await expect(chat.panel).toHaveAccessibleName('Nova');
  const isModal = (): Promise<boolean> => chat.panel.evaluate((panel) => panel.matches(':modal'));
  expect(await isModal()).toBe(false);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(isModal).toBe(true);
});

test('aa-060 headings of answers begin at the third level', async ({ chat }) => {
  await chat.start({ say: '# One\n\n## Two\n\n### Three' });
  await chat.ended();
  await expect(chat.answers.locator('h1, h2')).toHaveCount(0);
  await expect(chat.answers.getByRole('heading', { level: 3, name: 'One' })).toHaveCount(1);
});

test('aa-061 an answer adds no role, label, tab stop, shortcut or id', async ({ page, chat }) => {
  await chat.start({
    say: '<b role="alert" aria-label="x" tabindex="0" accesskey="a" id="stolen" autofocus>bold</b>\n\n<h1 id="title">Take over</h1>',
  });
  await chat.ended();
  await expect(chat.answers).toContainText('bold');
  const marked = chat.answers.locator('.markdown :is([role="alert"], [accesskey], [id], [autofocus], [tabindex="0"])');
  await expect(marked).toHaveCount(0);
  expect(await page.evaluate(() => document.querySelector('#stolen'))).toBeNull();
});
