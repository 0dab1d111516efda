import type { Page } from '@playwright/test';
import { boxOf } from '../support/boxes.js';
import { expect, test } from '../support/test.js';
import { tag } from '../support/site.js';

const bar =
  '<div id="cookies" style="position:fixed;inset:auto 0 0 0;width:100%;max-width:none;height:90px;margin:0;border:0;padding:0;background:#ddd">Cookies?</div>';
const main = '<main><h1>TechNova</h1><p>Gateways for small offices.</p><button id="page">A button</button></main>';

const bars: Record<string, string> = {
  'there from the start': `document.body.insertAdjacentHTML('beforeend', '${bar}')`,
  'that comes later': `setTimeout(() => document.body.insertAdjacentHTML('beforeend', '${bar}'), 400)`,
  'that slides in': `document.body.insertAdjacentHTML('beforeend', '${bar}');
    const { style } = document.querySelector('#cookies'); style.transform = 'translateY(100%)'; style.transition = 'transform 200ms';
    addEventListener('load', () => setTimeout(() => (style.transform = ''), 300))`,
  'that is a dialog': `document.body.insertAdjacentHTML('beforeend', '${bar.replaceAll('div', 'dialog')}');
    addEventListener('load', () => setTimeout(() => document.querySelector('#cookies').show(), 300))`,
  'in a frame': `document.body.insertAdjacentHTML('beforeend', '${bar.replaceAll('div', 'iframe')}')`,
  'in a root of its own': `document.body.insertAdjacentHTML('beforeend', '<div id="root" style="position:fixed"></div>');
    document.querySelector('#root').attachShadow({ mode: 'open' }).innerHTML = '${bar}'`,
};

for (const [kind, script] of Object.entries(bars)) {
  test(`the launcher moves clear of a cookie bar ${kind}, and back once it is gone`, async ({
    page,
    site,
    gateway,
    chat,
  }) => {
    const lines: string[] = [];
    page.on('console', (line) => lines.push(line.text()));
    const options = { url: gateway.url, model: 'rehearsal/echo', debug: 'true' };
    await page.goto(site.page(`${main}${tag(options)}<script>${script}</script>`));
    await expect.poll(async () => (await boxOf(chat.launcher)).bottom).toBe(800 - 90 - 12);
    expect(lines.some((line) => /the launcher moves up by 82 px, clear of \w+#cookies/.test(line))).toBe(true);
    await chat.open();
    await expect.poll(async () => (await boxOf(chat.panel)).bottom).toBe(800 - 90 - 12);
    await page.evaluate(() => {
      document.querySelector('#cookies, #root')?.remove();
      document.body.append('');
    });
    await expect.poll(async () => (await boxOf(chat.panel)).bottom).toBe(780);
  });
}

test('a launcher at the top moves clear of a bar that reaches no further than its upper edge', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  const low = bar.replace('inset:auto 0 0 0', 'inset:0 0 auto 0').replace('90px', '30px');
  const options = { url: gateway.url, model: 'rehearsal/echo', 'launcher-position': 'top-right' };
  await page.goto(site.page(main + low + tag(options)));
  await expect.poll(async () => (await boxOf(chat.launcher)).top).toBe(30 + 12);
});

test('two chats in one corner stand above each other', async ({ page, site, gateway, chat }) => {
  const options = { url: gateway.url, model: 'rehearsal/echo' };
  await page.goto(site.page(main + tag(options) + tag({ ...options, 'history-key': 'second' })));
  await expect(chat.host).toHaveCount(2);
  await expect(async () => {
    const [first, second] = await Promise.all([0, 1].map((index) => boxOf(chat.host.nth(index).locator('.launcher'))));
    expect(Math.abs((first?.top ?? 0) - (second?.top ?? 0))).toBeGreaterThanOrEqual(56);
  }).toPass();
});

test('elements of the page ask and open, by pointer and by keyboard, also those that come later', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  const asking = `<button id="ask" data-causerie-ask="Explain this">?</button><span id="open" data-causerie-open>Chat</span>
    <a id="link" href="#causerie=ask:What%20is%20a%20gateway%3F">Ask</a>`;
  await page.goto(site.page(main + asking + tag({ url: gateway.url, model: 'rehearsal/echo' })));
  await expect(chat.launcher).toBeVisible();
  await page.click('#ask');
  await expect(chat.visitor).toContainText(['Explain this']);
  await chat.ended();
  await chat.panel.getByRole('button', { name: 'Close chat' }).click();

  await expect(page.locator('#open')).toHaveAttribute('role', 'button');
  await page.locator('#open').press('Enter');
  await expect(chat.composer).toBeVisible();
  await chat.panel.getByRole('button', { name: 'Close chat' }).click();
  await page.locator('#link').press('Enter');
  await expect(chat.visitor).toContainText(['Explain this', 'What is a gateway?']);
  await chat.ended();
  expect(new URL(page.url()).hash).toBe('');

  await page.evaluate(() => {
    document.querySelector('main')?.insertAdjacentHTML('beforeend', '<p data-causerie-ask="And this">later</p>');
  });
  const later = page.getByText('later');
  await expect(later).toHaveAttribute('tabindex', '0');
  await later.press(' ');
  await expect(chat.visitor).toHaveCount(3);
});

test('an address asks: the text stands in the composer, and nothing is sent', async ({ page, site, gateway, chat }) => {
  const url = site.page(main + tag({ url: gateway.url, model: 'rehearsal/echo' }));
  await page.goto(`${url}#causerie=ask:Send%20me%20money`);
  await expect(chat.composer).toHaveValue('Send me money');
  expect(page.url()).toBe(url);
  await expect(chat.visitor).toHaveCount(0);
  await chat.composer.press('Enter');
  await expect(chat.visitor).toContainText(['Send me money']);
});

test('an address opens', async ({ page, site, gateway, chat }) => {
  await page.goto(`${site.page(main + tag({ url: gateway.url, model: 'rehearsal/echo' }))}#causerie=open`);
  await expect(chat.composer).toBeVisible();
});

/**
 * Puts a chat that no visitor has met beside the one of the page. Both wait equally long: once this one has invited, the
 * other would have done so before.
 */
async function addAnother(page: Page, options: object): Promise<void> {
  await expect(page.locator('causerie-chat')).toHaveCount(1);
  await page.evaluate((given) => {
    const causerie: unknown = Reflect.get(window, 'Causerie');
    (causerie as { createChat(options: object): void }).createChat(given);
  }, options);
}

test('a teaser comes once a visitor, takes no focus, moves nothing, and can be dismissed', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  const options = { url: gateway.url, model: 'rehearsal/echo', 'teaser-text': 'Questions? Ask.', 'teaser-delay': '50' };
  const url = site.page(main + tag(options));
  const teaser = chat.host.getByRole('status').filter({ hasText: 'Questions? Ask.' });
  await page.goto(url);
  await page.locator('#page').focus();
  await expect(teaser).toBeVisible();
  await expect(page.locator('#page')).toBeFocused();
  const line = await boxOf(teaser);
  expect(line.bottom).toBeLessThanOrEqual((await boxOf(chat.launcher)).top);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);
  // A page that goes away keeps nothing: it was not answered.
  await page.reload();
  await expect(teaser).toBeVisible();
  await chat.host.getByRole('button', { name: 'Dismiss' }).click();
  await expect(teaser).toHaveCount(0);
  await expect(chat.launcher).toBeFocused();
  await page.reload();
  const another = { url: gateway.url, model: 'rehearsal/echo', historyKey: 'another' };
  await addAnother(page, { ...another, teaser: { text: 'Another?', delay: 50 } });
  expect(await page.evaluate(() => localStorage.getItem('causerie:default:teaser'))).toBe('1');
  await expect(chat.host.getByRole('button', { name: 'Another?' })).toBeVisible();
  await expect(teaser).toHaveCount(0);
});

test('a teaser opens the chat, stays away from other paths, and keeps nothing without consent', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  const options = { url: gateway.url, model: 'rehearsal/echo', 'teaser-text': 'Questions?', 'teaser-delay': '50' };
  await page.goto(site.page(main + tag({ ...options, 'teaser-paths': '/page-*', consent: 'false' })));
  await chat.host.getByRole('button', { name: 'Questions?' }).click();
  await expect(chat.composer).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await page.goto(site.page(main + tag({ ...options, 'history-key': 'other', 'teaser-paths': '/prices/*' })));
  const another = { url: gateway.url, model: 'rehearsal/echo', historyKey: 'another' };
  await addAnother(page, { ...another, teaser: { text: 'Another?', delay: 50 } });
  await expect(chat.host.getByRole('button', { name: 'Another?' })).toBeVisible();
  await expect(chat.host.getByRole('button', { name: 'Questions?' })).toHaveCount(0);
});

test('the chat opens by itself once a visitor, and leaves the focus where it is', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  const options = { url: gateway.url, model: 'rehearsal/echo', 'open-after': '300' };
  await page.goto(site.page(main + tag(options)));
  await page.locator('#page').focus();
  await expect(chat.panel).toBeVisible();
  await expect(page.locator('#page')).toBeFocused();
  await page.reload();
  await addAnother(page, { url: gateway.url, model: 'rehearsal/echo', historyKey: 'another', openAfter: 300 });
  await expect(chat.host.nth(1).getByRole('dialog')).toBeVisible();
  await expect(chat.host.nth(0)).not.toHaveAttribute('open');
});

test('the glyph of the launcher may be the owner’s', async ({ page, site, gateway, chat }) => {
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo', 'launcher-icon': '/demo/favicon.svg' }));
  const glyph = await chat.launcher.evaluate((button) => {
    const { borderImageSource, clipPath } = getComputedStyle(button, '::before');
    return { borderImageSource, clipPath };
  });
  expect(glyph.borderImageSource).toContain('/demo/favicon.svg');
  expect(glyph.clipPath).toBe('none');
});
