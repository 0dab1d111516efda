import { chromium, type Page } from '@playwright/test';
import { browserLaunch } from '../../scripts/find-browser.mjs';
import { Chat } from '../support/chat.js';
import { storedRecords } from '../support/records.js';
import { scripted } from '../support/scripted.js';
import { expect, test } from '../support/test.js';

test('setUser shows the history of the new user, nothing of the one before, and brings that back', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  await page.goto(scripted(site, { url: gateway.url, model: 'rehearsal/echo', user: { id: 'ada' } }));
  await chat.open();
  await chat.send('the secret of ada');
  await chat.ended();
  await chat.composer.fill('a draft of ada');
  await page.evaluate(() => window.chat.setUser({ id: 'ben' }));
  await expect(chat.visitor).toHaveCount(0);
  await expect(chat.composer).toHaveValue('');
  await expect(chat.panel).not.toContainText('ada');
  await chat.send('from ben');
  await chat.ended();
  await page.evaluate(() => window.chat.setUser(null));
  await expect(chat.visitor).toHaveCount(0);
  await page.evaluate(() => window.chat.update({ user: { id: 'ada' } }));
  await expect(chat.visitor).toHaveText(/the secret of ada/);
});

test('setUser ends a running answer, and keeps what came for the user whose it is', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  await page.goto(scripted(site, { url: gateway.url, model: 'rehearsal/stall-after-20', user: { id: 'ada' } }));
  await chat.open();
  await chat.send('Hello');
  await chat.streaming();
  await page.evaluate(() => window.chat.setUser(null));
  await expect(chat.answers).toHaveCount(0);
  const asked = gateway.rehearsal.requests.filter(({ route }) => route === 'chat').at(-1);
  await expect.poll(() => asked?.closedEarly).toBe(true);
  await page.evaluate(() => window.chat.setUser({ id: 'ada' }));
  await chat.ended('incomplete');
});

test('fs-061 on a shared computer, what one visitor has erased is nowhere that the next one can read', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  const url = scripted(site, { url: gateway.url, model: 'rehearsal/echo' });
  await page.goto(url);
  await chat.open();
  await chat.send('my secret errand');
  await chat.ended();
  await page.evaluate(() => window.chat.history.erase());
  const next = await page.context().newPage();
  await page.close();
  await next.goto(url);
  await new Chat(next).open();
  await expect(next.locator('causerie-chat').getByRole('article')).toHaveCount(0);
  const { stored, exported } = await next.evaluate(async () => ({
    stored: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
    exported: await window.chat.history.export(),
  }));
  for (const text of [stored, exported, JSON.stringify(await storedRecords(next))]) {
    expect(text).not.toContain('errand');
  }
});

test('setUser before the first opening costs nothing and counts at the opening', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  const url = scripted(site, { url: gateway.url, model: 'rehearsal/echo' });
  await page.goto(url);
  site.requests.length = 0;
  await page.evaluate(() => window.chat.setUser({ id: 'ada' }));
  await page.waitForLoadState('networkidle');
  expect(site.requests).toEqual([]);
  await chat.open();
  await chat.send('for ada');
  await chat.ended();
  expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([
    'causerie:default:ada',
  ]);
});

test('setUser with an id that is no text throws and changes nothing', async ({ page, site, gateway, chat }) => {
  await page.goto(scripted(site, { url: gateway.url, model: 'rehearsal/echo', user: { id: 'ada' } }));
  await chat.open();
  await chat.send('still here');
  await chat.ended();
  const message = await page.evaluate(() => {
    try {
      Reflect.apply(window.chat.setUser, window.chat, [{ id: 7 }]);
      return '';
    } catch (error) {
      return String(error);
    }
  });
  expect(message).toContain('user.id');
  await expect(chat.visitor).toHaveText(/still here/);
});

test('a script that speaks on the channel shows no other user, and nothing is written into their history', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  await page.goto(scripted(site, { url: gateway.url, model: 'rehearsal/echo', user: { id: 'ben' } }));
  await chat.open();
  await chat.send('the secret of ben');
  await chat.ended();
  await page.evaluate(() => window.chat.setUser({ id: 'ada' }));
  await chat.send('from ada');
  await chat.ended();
  await page.evaluate(() => {
    const channel = new BroadcastChannel('causerie:default:ada');
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- only a window's messages have one
    channel.postMessage({ kind: 'user', user: 'ben' });
    channel.close();
  });
  await chat.send('from ada again');
  await expect(chat.visitor).toHaveText([/from ada/, /from ada again/]);
  await chat.ended();
  await expect(chat.panel).not.toContainText('ben');
  await page.evaluate(() => window.chat.setUser({ id: 'ben' }));
  await expect(chat.visitor).toHaveText([/the secret of ben/]);
  await page.evaluate(() => window.chat.setUser({ id: 'ada' }));
  await expect(chat.visitor).toHaveText([/from ada/, /from ada again/]);
});

test('a log-out whose hint is here before its mark, or never, is seen in another tab all the same', async ({
  context,
  page,
  site,
  gateway,
  chat,
}) => {
  const url = scripted(site, { url: gateway.url, model: 'rehearsal/echo', user: { id: 'ada' } });
  const other = new Chat(await context.newPage());
  for (const { page } of [chat, other]) await page.goto(url);
  await other.open();
  await other.send('a secret of ada');
  await other.ended();
  await page.evaluate(() => {
    const channel = new BroadcastChannel('causerie:default:ada');
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- only a window's messages have one
    channel.postMessage({ kind: 'user' });
    channel.close();
    Reflect.deleteProperty(window, 'BroadcastChannel');
    window.chat.setUser(null);
  });
  await expect(other.visitor).toHaveCount(0);
  await other.send('from nobody');
  await expect(other.visitor).toHaveText([/from nobody/]);
});

test('a page that comes out of the back/forward cache after a log-out shows nobody', async ({ site, gateway }) => {
  const browser = await chromium.launch({
    ...browserLaunch(),
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  const page = await browser.newPage();
  const chat = new Chat(page);
  const options = { url: gateway.url, model: 'rehearsal/echo', user: { id: 'ada' } };
  await page.goto(scripted(site, options));
  await chat.open();
  await chat.send('a secret of ada');
  await chat.ended();
  await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted })));
  await page.goto(scripted(site, { ...options, launcher: { label: 'Ask' } }));
  await page.evaluate(async () => {
    window.chat.setUser(null);
    await window.chat.history.list();
  });
  await page.goBack({ waitUntil: 'commit' });
  expect(await page.evaluate(() => (window as typeof window & { persisted?: boolean }).persisted)).toBe(true);
  await expect(chat.composer).toBeVisible();
  await expect(chat.visitor).toHaveCount(0);
  await chat.send('from nobody');
  await chat.ended();
  // Where the page says who is there, everything is there again.
  await page.evaluate(() => window.chat.setUser({ id: 'ada' }));
  await expect(chat.visitor).toHaveText([/a secret of ada/]);
  await browser.close();
});

for (const [name, options] of [
  ['in the session', { history: 'session' }],
  ['in the session until there is consent', { history: 'persistent', consent: false }],
  ['encrypted', { encryptHistory: true }],
] as const) {
  test(`log-out while an answer runs leaves nothing readable in any tab: ${name}`, async ({
    context,
    page,
    site,
    gateway,
  }) => {
    const url = scripted(site, {
      url: gateway.url,
      model: 'rehearsal/stall-after-20',
      user: { id: 'ada' },
      ...options,
    });
    const chats = [new Chat(page), new Chat(await context.newPage())] as const;
    for (const chat of chats) {
      await chat.page.goto(url);
      await chat.open();
    }
    for (const chat of chats) {
      await chat.page.bringToFront();
      await chat.page.evaluate(() => window.chat.newConversation());
      await chat.send('a secret of ada');
      await chat.streaming();
      await chat.composer.fill('a secret draft');
    }
    await page.evaluate(() => window.chat.setUser(null));
    for (const chat of chats) {
      await expect(chat.visitor).toHaveCount(0);
      await expect(chat.composer).toHaveValue('');
    }
    // Later than every checkpoint, draft and last write of the answers that were running.
    const running = gateway.rehearsal.requests.filter(({ route }) => route === 'chat').slice(-2);
    await expect.poll(() => running.every(({ closedEarly }) => closedEarly)).toBe(true);
    for (const chat of chats) {
      await chat.send('from nobody');
      await chat.streaming();
      const kept = await chat.page.evaluate(() => JSON.stringify({ ...sessionStorage }));
      expect(kept).not.toContain('secret');
    }
    expect(await hasKey(page, 'causerie:default:ada')).toBe(false);
    expect(JSON.stringify(await storedRecords(page))).not.toContain('secret');
  });
}

/** Whether a history on this device has a key that opens it. */
async function hasKey(page: Page, name: string): Promise<boolean> {
  return page.evaluate(async (name) => {
    const known = await indexedDB.databases();
    if (known.every((database) => database.name !== name)) return false;
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(opening.error));
    });
    const [store = ''] = database.objectStoreNames;
    const reading = database.transaction(store).objectStore(store).get(['k']);
    await new Promise((resolve) => reading.addEventListener('success', resolve));
    database.close();
    return reading.result?.key !== undefined;
  }, name);
}
