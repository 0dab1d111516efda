import type { Page } from '@playwright/test';
import { builtFiles } from '../../scripts/build.mjs';
import { expect, test } from '../support/test.js';
import type { Chat } from '../support/chat.js';

/** The languages whose file the page has asked for. */
function loadedLanguages(requests: readonly string[]): string[] {
  const tags = builtFiles().flatMap(({ file, modules }) => {
    const isLoaded = requests.includes(file.replace('browser/', '/causerie/'));
    const folders = modules.map((module) => /^src\/strings\/([\w-]+)\/texts\.ts$/.exec(module)?.[1]);
    return isLoaded ? folders.flatMap((tag) => (tag && tag !== 'en' ? [tag] : [])) : [];
  });
  return [...new Set(tags)].sort();
}

/** Opens the chat by its element, whose button is named in a language of its own. */
async function open(chat: Chat): Promise<void> {
  await chat.host.evaluate((host) => host.shadowRoot?.querySelector('button')?.click());
  await expect(chat.panel).toBeVisible();
}

test.describe('in a browser that prefers languages without texts, then Japanese', () => {
  test.use({ locale: 'ja-JP' });

  test('the option comes before the page, and the page before the browser', async ({ page, site, gateway, chat }) => {
    const options = { url: gateway.url, model: 'rehearsal/echo' };
    const cases = [
      { tag: { ...options, language: 'pt' }, lang: 'de', spoken: 'pt-BR', send: 'Enviar' },
      { tag: options, lang: 'de-AT', spoken: 'de', send: 'Senden' },
      { tag: options, lang: '', spoken: 'ja', send: '送信' },
      { tag: { ...options, language: 'zh-TW' }, lang: '', spoken: 'zh-Hant', send: '傳送' },
    ];
    for (const { tag, lang, spoken, send } of cases) {
      site.requests.length = 0;
      await page.goto(site.tagged(tag, { lang }));
      await open(chat);
      await expect(chat.panel).toHaveAttribute('lang', spoken);
      await expect(chat.panel.getByRole('button', { name: send, exact: true })).toBeVisible();
      expect(loadedLanguages(site.requests)).toEqual([spoken]);
    }
  });
});

test('a language without texts is English, and loads none', async ({ page, site, gateway, chat }) => {
  site.requests.length = 0;
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo', language: 'nb' }, { lang: 'de' }));
  await chat.open();
  await expect(chat.panel).toHaveAttribute('lang', 'en');
  expect(loadedLanguages(site.requests)).toEqual([]);
});

test('a closed chat is named in its language, and has loaded no language yet', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  site.requests.length = 0;
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo', language: 'ar' }));
  await expect(chat.host.getByRole('button', { name: 'فتح الدردشة' })).toBeVisible();
  await expect(chat.host).toHaveAttribute('lang', 'ar');
  await expect(chat.host).toHaveAttribute('dir', 'rtl');
  expect(loadedLanguages(site.requests)).toEqual([]);
  await open(chat);
  await expect(chat.panel).toHaveAttribute('dir', 'rtl');
  expect(loadedLanguages(site.requests)).toEqual(['ar']);
});

test('the owner’s own words stand in the place of any text, and the line under the composer may be empty', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  const strings = {
    launcher: { open: 'Ask TechNova' },
    panel: { invitation: 'Ask about your order.', disclaimer: '', connection: { online: 'Here for you' } },
    menu: { noConversations: 'No chats so far.' },
  };
  await page.goto(
    site.page(`<script src="/causerie/causerie.js"></script><script>
      window.chat = Causerie.createChat(${JSON.stringify({ url: gateway.url, model: 'rehearsal/echo', strings })});
    </script>`),
  );
  await chat.host.getByRole('button', { name: 'Ask TechNova' }).click();
  await expect(chat.panel).toContainText('Ask about your order.');
  await expect(chat.panel).toContainText('Here for you');
  await expect(chat.sendButton).toBeVisible();
  await expect(chat.panel.locator('.disclaimer')).toHaveCount(0);
  await chat.panel.getByRole('button', { name: 'Menu' }).click();
  await expect(chat.panel).toContainText('No chats so far.');
});

test('an attribute holds the owner’s words as JSON', async ({ page, site, gateway, chat }) => {
  const strings = JSON.stringify({ panel: { greeting: 'Good day', invitation: 'What is it about?' } });
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo', strings }));
  await chat.open();
  await expect(chat.panel).toContainText('What is it about?');
});

test('language and words change while the chat is open', async ({ page, site, gateway, chat }) => {
  await page.goto(
    site.page(`<script src="/causerie/causerie.js"></script><script>
      window.chat = Causerie.createChat(${JSON.stringify({ url: gateway.url, model: 'rehearsal/echo' })});
    </script>`),
  );
  await chat.open();
  await update(page, { language: 'he' });
  await expect(chat.panel).toHaveAttribute('dir', 'rtl');
  await expect(chat.panel.getByRole('button', { name: 'שליחה', exact: true })).toBeVisible();
  await update(page, { language: 'fr', strings: { panel: { send: 'Hop' } } });
  await expect(chat.panel).toHaveAttribute('dir', 'ltr');
  await expect(chat.host).toHaveAttribute('dir', 'ltr');
  await expect(chat.panel.getByRole('button', { name: 'Hop', exact: true })).toBeVisible();
  await expect(chat.panel).toContainText('comment pouvons-nous vous aider');
});

function update(page: Page, options: object): Promise<void> {
  return page.evaluate((given) => {
    const { chat } = window as unknown as { chat: { update(options: object): void } };
    chat.update(given);
  }, options);
}

test('a visitor whose language cannot be loaded is told so by the launcher, and may try again', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  const german = builtFiles().find(
    ({ part, modules }) => part === 'texts' && modules.includes('src/strings/de/texts.ts'),
  );
  const path = german?.file.replace('browser/', '/causerie/') ?? '';
  const isGerman = ({ pathname }: URL): boolean => pathname === path;
  await page.route(isGerman, (route) => route.abort());
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo', language: 'de' }));
  const launcher = chat.host.getByRole('button', { name: 'Chat öffnen' });
  await launcher.click();
  await expect(chat.host.getByRole('button')).toHaveText('Der Chat konnte nicht geladen werden. Erneut versuchen.');
  await page.unroute(isGerman);
  await chat.host.getByRole('button').click();
  await expect(chat.panel.getByRole('button', { name: 'Senden', exact: true })).toBeVisible();
});

test('from right to left, a long title and a teaser in another direction keep their own order', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  const title = 'The assistant of TechNova for gateways, sensors and everything else';
  const teaser = { 'teaser-text': 'Not sure? Ask us.', 'teaser-delay': '50' };
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo', language: 'ar', title, ...teaser }));
  const line = chat.host.locator('.teaser-text');
  await expect(line).toHaveText('Not sure? Ask us.');
  expect(await line.evaluate((element) => getComputedStyle(element).direction)).toBe('ltr');
  await open(chat);
  // Its first letters are seen, and its last are cut.
  const heading = chat.panel.locator('.title');
  const [first, last, box] = await heading.evaluate((element) => {
    const text = element.firstChild ?? element;
    const boxOf = (at: number): { left: number; right: number } => {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect().toJSON();
    };
    return [boxOf(0), boxOf((text.textContent?.length ?? 0) - 1), element.getBoundingClientRect().toJSON()];
  });
  expect(first.left).toBeGreaterThanOrEqual(box.left - 1);
  expect(last.right).toBeGreaterThan(box.right);
});
