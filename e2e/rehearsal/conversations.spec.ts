import type { Locator } from '@playwright/test';
import { expectNoAxeFindings } from '../support/axe.js';
import type { Chat } from '../support/chat.js';
import { settledMessages, storedRecords } from '../support/records.js';
import { expect, test } from '../support/test.js';
import { sentMessages } from '../support/sent-messages.js';

const menuOf = (chat: Chat): Locator => chat.host.getByRole('region', { name: 'Menu' });
const button = (chat: Chat, name: string | RegExp): Locator =>
  chat.host.getByRole('button', { name, exact: typeof name === 'string' });
const rows = (chat: Chat): Locator => menuOf(chat).locator('.conversation');

async function say(chat: Chat, text: string): Promise<void> {
  await chat.send(text);
  await expect(chat.visitor.last()).toContainText(text);
  await chat.ended();
}

async function openMenu(chat: Chat): Promise<void> {
  await button(chat, 'Menu').click();
  await expect(menuOf(chat)).toBeVisible();
}

/** Two conversations, the second open. */
async function chatter(chat: Chat): Promise<void> {
  await chat.open();
  await say(chat, 'All about bees');
  await button(chat, 'New conversation').click();
  await expect(chat.visitor).toHaveCount(0);
  await say(chat, 'All about trees');
}

test('the list opens what was kept, after a reload too, and a message goes where one reads', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo' }));
  await chatter(chat);
  await page.reload();
  await chat.open();
  await openMenu(chat);
  await expect(rows(chat)).toHaveText([/^All about trees/, /^All about bees/]);
  await button(chat, /^All about bees/).click();
  await expect(menuOf(chat)).toHaveCount(0);
  await expect(chat.visitor).toHaveText(/All about bees/);
  await say(chat, 'and honey');
  expect(sentMessages(gateway).map((m) => m.content)).toContain('All about bees');
  await openMenu(chat);
  await expect(rows(chat)).toHaveText([/^All about bees/, /^All about trees/]);
});

test('a conversation is renamed and pinned, and stays so', async ({ page, site, gateway, chat }) => {
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo' }));
  await chatter(chat);
  await openMenu(chat);
  await button(chat, 'More: All about bees').click();
  await button(chat, 'Rename').click();
  await menuOf(chat).getByRole('textbox', { name: 'Title' }).fill('Honey');
  await page.keyboard.press('Enter');
  await button(chat, 'More: Honey').click();
  await button(chat, 'Pin').click();
  // Written in the next moments: a reload in the same one may come first.
  await expect.poll(async () => JSON.stringify(await storedRecords(page))).toContain('"isPinned":true');
  await page.reload();
  await chat.open();
  await openMenu(chat);
  await expect(menuOf(chat).getByRole('heading').first()).toHaveText('Pinned');
  await expect(rows(chat)).toHaveText([/^Honey/, /^All about trees/]);
});

test('what is deleted is hidden at once, and comes back by Undo alone', async ({ page, site, gateway, chat }) => {
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo' }));
  await chatter(chat);
  await openMenu(chat);
  await button(chat, 'More: All about bees').click();
  await button(chat, 'Delete').click();
  await expect(menuOf(chat).getByText('Conversation deleted.')).toBeVisible();
  await button(chat, 'Undo').click();
  await expect(rows(chat)).toHaveText([/^All about trees/, /^All about bees/]);
  await button(chat, /^All about bees/).click();
  await expect(chat.visitor).toHaveText(/All about bees/);
  await chat.ended();
  await openMenu(chat);
  await button(chat, 'More: All about bees').click();
  await button(chat, 'Delete').click();
  await expect(menuOf(chat).getByText('Conversation deleted.')).toBeVisible();
  // As a page that is killed: nothing of the ten seconds passes.
  await page.reload();
  await chat.open();
  await openMenu(chat);
  await expect(rows(chat)).toHaveText([/^All about trees/]);
});

test('a search finds a message in another conversation and leads to it', async ({ page, chat }) => {
  await chat.start();
  await say(chat, 'Une crème brûlée');
  await button(chat, 'New conversation').click();
  await say(chat, 'All about trees');
  await openMenu(chat);
  await menuOf(chat).getByRole('searchbox').fill('CREME brulee');
  const hit = menuOf(chat).locator('.hit').first();
  await expect(hit.locator('mark').first()).toHaveText('crème');
  await hit.locator('.places').getByRole('button').first().click();
  await expect(menuOf(chat)).toHaveCount(0);
  await expect(chat.visitor).toHaveText(/Une crème brûlée/);
  await expect
    .poll(() => page.evaluate(() => [...(CSS.highlights.get('causerie-found') ?? [])].map(String)))
    .toEqual(['crème', 'brûlée']);
  await say(chat, 'merci');
  expect(await page.evaluate(() => CSS.highlights.get('causerie-found')?.size)).toBe(0);
});

test('a sent message is edited, an answer regenerated, and every version is kept', async ({ page, chat }) => {
  await chat.start();
  await say(chat, 'one');
  await say(chat, 'two');
  await chat.visitor.first().hover();
  await button(chat, 'Edit').first().click();
  await chat.host.getByRole('textbox', { name: 'Edit message' }).fill('uno');
  await page.keyboard.press('Enter');
  await expect(chat.visitor).toHaveText([/uno/]);
  await chat.ended();
  await expect(chat.visitor.getByText('2 of 2')).toBeAttached();
  await button(chat, 'Regenerate').click();
  await expect(chat.answers.getByText('2 of 2')).toBeAttached();
  await chat.ended();
  await page.reload();
  await chat.open();
  await expect(chat.visitor).toHaveText([/uno/]);
  await chat.visitor.getByRole('button', { name: 'Previous version' }).click();
  await expect(chat.visitor).toHaveText([/one/, /two/]);
  await expect(chat.visitor.first().getByRole('button', { name: 'Previous version' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(chat.visitor).toHaveText([/uno/]);
});

test('Retry of a cut answer keeps what came as the first version', async ({ gateway, chat }) => {
  gateway.rehearsal.nextScenario('end-after-20');
  await chat.start({ say: 'Hello' });
  await chat.ended('incomplete');
  await chat.retryButton.click();
  await chat.ended();
  await expect(chat.answers).toHaveCount(1);
  await chat.answers.getByRole('button', { name: 'Previous version' }).click();
  await chat.ended('incomplete');
});

test('drafts survive a reload, each with its conversation', async ({ page, site, gateway, chat }) => {
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo' }));
  await chatter(chat);
  // What a page writes in its last moment stands behind what is on its way; here nothing is.
  await settledMessages(page, 4);
  await chat.composer.fill('half a thought');
  await page.reload();
  await chat.open();
  await expect(chat.composer).toHaveValue('half a thought');
  await openMenu(chat);
  await button(chat, /^All about bees/).click();
  await expect(chat.visitor).toHaveText(/All about bees/);
  await expect(chat.composer).toHaveValue('');
  await openMenu(chat);
  await button(chat, /^All about trees/).click();
  await expect(chat.composer).toHaveValue('half a thought');
});

test('startWith fresh opens empty; what was kept stands in the menu', async ({ page, site, gateway, chat }) => {
  const url = site.tagged({ url: gateway.url, model: 'rehearsal/echo', 'start-with': 'fresh' });
  await page.goto(url);
  await chat.open();
  await say(chat, 'All about bees');
  await page.reload();
  await chat.open();
  await expect(chat.host.getByRole('heading', { name: 'Hello, how can we help?' })).toBeVisible();
  await openMenu(chat);
  await expect(rows(chat)).toHaveText([/^All about bees/]);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the menu and in the tools of a message: ${scheme}`, async ({
    page,
    site,
    gateway,
    chat,
  }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo' }));
    await chatter(chat);
    await openMenu(chat);
    await button(chat, 'More: All about bees').click();
    await expectNoAxeFindings(page);
    await button(chat, 'Rename').click();
    await expectNoAxeFindings(page);
    await page.keyboard.press('Escape');
    await button(chat, 'More: All about bees').click();
    await button(chat, 'Delete').click();
    await expect(menuOf(chat).getByText('Conversation deleted.')).toBeVisible();
    await menuOf(chat).getByRole('searchbox').fill('about');
    await expect(menuOf(chat).locator('mark').first()).toBeVisible();
    await expectNoAxeFindings(page);
    await page.keyboard.press('Escape');
    await button(chat, 'Regenerate').click();
    await chat.ended();
    await expect(chat.answers.getByText('2 of 2')).toBeAttached();
    await expectNoAxeFindings(page);
    await button(chat, 'Edit').click();
    await expectNoAxeFindings(page);
  });
}

test('the keyboard alone opens the menu, goes through it, opens a conversation, and Escape closes the menu first', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo' }));
  await chatter(chat);
  await button(chat, 'Menu').focus();
  await page.keyboard.press('Enter');
  await expect(menuOf(chat).getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menuOf(chat)).toHaveCount(0);
  await expect(button(chat, 'Menu')).toBeFocused();
  await expect(chat.panel).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(menuOf(chat).getByRole('searchbox')).toBeFocused();
  const bees = button(chat, /^All about bees/);
  for (let i = 0; i < 10 && !(await bees.evaluate((row) => row.matches(':focus'))); i += 1) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(chat.visitor).toHaveText(/All about bees/);
  await expect(chat.composer).toBeFocused();
});

test('without the network the menu says so in one line, and the chat goes on', async ({ page, chat, problems }) => {
  await chat.start();
  await page.route(/menu-/, (route) => route.abort());
  await button(chat, 'Menu').click();
  await expect(chat.host.getByText('The menu could not be loaded.')).toBeVisible();
  await say(chat, 'still here');
  problems.length = 0;
});

test('an answer that ends while the panel is closed leaves a dot on the launcher until it is opened', async ({
  chat,
}) => {
  await chat.start({ model: 'rehearsal/long-500', say: 'not seen' });
  await chat.streaming();
  await chat.panel.getByRole('button', { name: 'Close chat' }).click();
  await expect(chat.host).not.toHaveAttribute('unread');
  await expect(chat.host).toHaveAttribute('unread', '');
  await chat.launcher.click();
  await expect(chat.host).not.toHaveAttribute('unread');
});

test('the model names a conversation where the owner asks for that', async ({ gateway, chat }) => {
  await chat.start({ options: { titles: 'model' } });
  await say(chat, 'Tell me all about bees and honey');
  await expect.poll(() => gateway.rehearsal.requests.some(({ path }) => path.includes('title'))).toBe(true);
  await openMenu(chat);
  await expect(rows(chat)).toHaveCount(1);
  // The gateway's titles are five words long.
  await expect(rows(chat)).toHaveText(/^Tell me all about bees(?! and)/);
});

test('another conversation stops no answer: it goes on behind, its line says so, and it is shown again as it comes', async ({
  chat,
}) => {
  await chat.start({ model: 'rehearsal/stall-after-20', say: 'The first question' });
  await chat.streaming();
  await button(chat, 'New conversation').click();
  await expect(chat.answers).toHaveCount(0);
  await chat.send('The second question');
  await chat.streaming();
  await openMenu(chat);
  const first = rows(chat).filter({ hasText: 'The first question' });
  await expect(first).toContainText('Answering …');
  await first.getByRole('button').first().click();
  await chat.streaming();
  await expect(chat.visitor).toHaveText(/The first question/);
  await button(chat, 'Stop').click();
  await chat.ended('incomplete');
  await openMenu(chat);
  await rows(chat).filter({ hasText: 'The second question' }).getByRole('button').first().click();
  await chat.streaming();
  await expect(chat.visitor).toHaveText(/The second question/);
});
