import type { Chat } from '../support/chat.js';
import { storedRecords } from '../support/records.js';
import { scripted } from '../support/scripted.js';
import { openTab, openTwoTabs, openTwoTabsAnswering } from '../support/tabs.js';
import { expect, test } from '../support/test.js';
import { sentMessages } from '../support/sent-messages.js';

test('fn-091 8 tabs that stream over HTTP/1.1: tabs 7 and 8 wait for a free connection, and are then answered', async ({
  context,
  site,
  gateway,
}) => {
  // The limit for the headers is short: it must not run while the request cannot leave.
  const url = site.tagged({
    url: gateway.url,
    model: 'rehearsal/stall-after-20',
    history: 'none',
    timeout: '{"connect":4000,"idle":60000}',
  });
  const tabs: Chat[] = [];
  for (let at = 0; at < 8; at += 1) tabs.push(await openTab(context, url));
  const before = gateway.rehearsal.requests.filter(({ route }) => route === 'chat').length;
  const asked = (): number => gateway.rehearsal.requests.filter(({ route }) => route === 'chat').length - before;
  const [seventh, eighth] = tabs.slice(6);
  for (const tab of tabs.slice(0, 6)) {
    await tab.send('Hello');
    await tab.streaming();
  }
  for (const tab of tabs.slice(6)) await tab.send('Hello');
  for (const tab of tabs.slice(6)) {
    await expect(tab.host.getByText('Waiting for a free connection').first()).toBeVisible();
    await expect(tab.visitor).not.toHaveAttribute('data-status', 'failed');
  }
  expect(asked()).toBe(6);
  await tabs[0]?.stopButton.click();
  await expect.poll(asked).toBe(7);
  await tabs[1]?.stopButton.click();
  await seventh?.streaming();
  await eighth?.streaming();
  expect(asked()).toBe(8);
});

test('a tab that waits while another is answered in the same conversation says so, and is answered after it', async ({
  context,
  page,
  site,
  gateway,
}) => {
  const [first, second] = await openTwoTabsAnswering({ context, page, site, gateway }, 'first');
  const before = gateway.rehearsal.requests.length;
  await second.send('second');
  await expect(second.visitor.last()).toHaveAttribute('data-status', 'queued');
  await expect(first.visitor.last()).toHaveText(/second/);
  expect(gateway.rehearsal.requests.length).toBe(before);
  await first.stopButton.click();
  await expect.poll(() => gateway.rehearsal.requests.length).toBe(before + 1);
  // It takes along what the other tab was answered.
  expect(sentMessages(gateway).map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
  await expect(second.visitor.last()).toHaveAttribute('data-status', 'complete');
});

test('fs-034 a record that streams and whose tab is gone is shown as interrupted at once', async ({ page, chat }) => {
  await chat.start({ model: 'rehearsal/stall-after-20', say: 'Hello' });
  await chat.streaming();
  await expect
    .poll(async () => (await storedRecords(page)).some(({ key }) => Array.isArray(key) && key[0] === 'p'))
    .toBe(true);
  const client = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  await Promise.race([client.send('Page.crash').catch(() => {}), crashed]);
  await crashed;
  const next = await page.context().newPage();
  const since = Date.now();
  const again = await openTab(page.context(), page.url(), next);
  await again.ended('incomplete');
  expect(Date.now() - since).toBeLessThan(5_000 + 5_000);
  await expect(again.answers).toHaveAttribute('data-reason', 'reload');
});

test('fs-025 fs-026 a page that is left in mid-answer may return from the back/forward cache, with what came', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  const url = site.tagged({ url: gateway.url, model: 'rehearsal/stall-after-20' });
  await page.goto(url);
  await chat.open();
  await chat.send('Hello');
  await chat.streaming();
  await page.evaluate(() =>
    addEventListener('pagehide', async () => {
      const locks = await navigator.locks?.query();
      sessionStorage.setItem('held', JSON.stringify(locks?.held ?? []));
    }),
  );
  await page.goto(site.page('<h1>elsewhere</h1>'));
  const { held = [] } = await page.evaluate(() => navigator.locks.query());
  expect(held).toEqual([]);
  const asked = gateway.rehearsal.requests.filter(({ route }) => route === 'chat').at(-1);
  await expect.poll(() => asked?.closedEarly).toBe(true);
  await page.goBack();
  if ((await chat.panel.count()) === 0) await chat.open();
  await chat.ended('incomplete');
  await expect(chat.answers).toHaveAttribute('data-reason', 'reload');
  await chat.send('and on');
  await expect(chat.visitor).toHaveCount(2);
  await chat.streaming();
});

test('fs-054 the script twice on one page: one name, both chats work, nothing throws', async ({
  page,
  site,
  gateway,
  problems,
}) => {
  await page.goto(scripted(site, { url: gateway.url, model: 'rehearsal/echo', historyKey: 'one' }));
  await page.addScriptTag({ url: `${site.url}/causerie/causerie.js?second` });
  await page.evaluate((url) => {
    const chat = window.Causerie?.createChat({ url, model: 'rehearsal/echo', historyKey: 'two' });
    chat?.open();
    chat?.send('from two');
  }, gateway.url);
  await page.evaluate(() => {
    window.chat.open();
    window.chat.send('from one');
  });
  const hosts = page.locator('causerie-chat');
  await expect(hosts.nth(0).locator('article[data-role="assistant"]')).toHaveText(/from one/);
  await expect(hosts.nth(1).locator('article[data-role="assistant"]')).toHaveText(/from two/);
  expect(problems).toEqual([]);
});

test('a draft follows into the other tab', async ({ context, page, site, gateway }) => {
  const url = scripted(site, { url: gateway.url, model: 'rehearsal/echo' });
  const [first, second] = await openTwoTabs(context, url, page);
  await first.send('Hello');
  await second.ended();
  await first.composer.fill('half a thought');
  await expect(second.composer).toHaveValue('half a thought');
});

test('what is typed stays where another tab begins the history meanwhile, and is sent there', async ({
  context,
  page,
  site,
  gateway,
}) => {
  const url = scripted(site, { url: gateway.url, model: 'rehearsal/echo' });
  const [first, second] = await openTwoTabs(context, url, page);
  // As in a tab whose hints are late: both are typed in before either knows of the other.
  await Promise.all([first.composer.fill('from one'), second.composer.fill('from two')]);
  await first.composer.press('Enter');
  await first.ended();
  await expect(second.answers).toHaveText(/from one/);
  await expect(second.composer).toHaveValue('from two');
  await second.composer.press('Enter');
  await second.ended();
  await expect(first.visitor).toHaveText([/from one/, /from two/]);
  const conversations = (await storedRecords(page)).filter(({ key }) => Array.isArray(key) && key[0] === 'c');
  expect(conversations).toHaveLength(1);
});

test('an answer that nobody saw leaves a dot in every tab, until it is seen in one', async ({
  context,
  page,
  site,
  gateway,
}) => {
  const url = scripted(site, { url: gateway.url, model: 'rehearsal/echo' });
  const [first, second] = await openTwoTabs(context, url, page);
  const third = await openTab(context, url);
  await first.send('begin');
  for (const tab of [first, second, third]) await tab.ended();
  const close = (tab: Chat): Promise<void> => tab.panel.getByRole('button', { name: 'Close chat' }).click();
  await Promise.all([first, second, third].map(close));
  await first.page.evaluate(() => window.chat.send('not seen'));
  for (const tab of [first, second, third]) await expect(tab.host).toHaveAttribute('unread', '');
  await second.open();
  for (const tab of [first, second, third]) await expect(tab.host).not.toHaveAttribute('unread');
  await third.page.evaluate(async () => {
    const ended = new Promise((resolve) => window.chat.on('turn-end', resolve));
    window.chat.send('seen in the second tab');
    await ended;
  });
  await expect(third.host).not.toHaveAttribute('unread');
});
