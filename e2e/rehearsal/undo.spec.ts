import type { Page } from '@playwright/test';
import { Chat } from '../support/chat.js';
import { crashTab } from '../support/crash.js';
import { storedRecords } from '../support/records.js';
import { scripted } from '../support/scripted.js';
import { seededFile } from '../support/seeded-history.js';
import { expect, test } from '../support/test.js';

/** Deletes a conversation of `count` messages in the menu, which then offers Undo. */
async function deleteSeeded(page: Page, chat: Chat, count: number): Promise<void> {
  await page.evaluate((file) => window.chat.history.import(file), seededFile(count));
  await chat.host.getByRole('button', { name: 'Menu', exact: true }).click();
  await chat.host.getByRole('button', { name: 'More: Question 0 about gateways' }).click();
  await chat.host.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(chat.host.getByText('Conversation deleted.').first()).toBeVisible();
}

for (const [count, end] of [
  [40, 'reload'],
  [600, 'reload'],
  [600, 'crash'],
] as const) {
  test(`Delete, Undo and a ${end} at once lose none of ${count} messages`, async ({ page, site, gateway, chat }) => {
    const url = scripted(site, { url: gateway.url, model: 'rehearsal/echo' });
    await page.goto(url);
    await chat.open();
    await deleteSeeded(page, chat, count);
    await chat.host.getByRole('button', { name: 'Undo' }).click();
    await expect(chat.host.locator('.conversation')).toHaveText([/^Question 0 about gateways/]);
    let next = page;
    if (end === 'reload') await page.reload();
    else {
      await crashTab(page);
      next = await page.context().newPage();
      await next.goto(url);
    }
    const kept = await next.evaluate((id) => window.chat.history.load(id), `seed-${count}`);
    expect(kept?.messages).toHaveLength(count);
  });
}

test('a page that is killed after Delete leaves nothing of the conversation to the next one', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  const url = scripted(site, { url: gateway.url, model: 'rehearsal/echo' });
  await page.goto(url);
  await chat.open();
  await deleteSeeded(page, chat, 40);
  await crashTab(page);
  const next = await page.context().newPage();
  await next.goto(url);
  expect(await next.evaluate(() => window.chat.history.list())).toEqual([]);
  expect(JSON.stringify(await storedRecords(next))).not.toContain('gateways');
});

test('Undo in the tab that has deleted, while another one opens, brings all back in both', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  const url = scripted(site, { url: gateway.url, model: 'rehearsal/echo' });
  await page.goto(url);
  await chat.open();
  await deleteSeeded(page, chat, 40);
  const other = await page.context().newPage();
  await other.goto(url);
  const otherChat = new Chat(other);
  await otherChat.open();
  await expect(otherChat.visitor).toHaveCount(0);
  await page.bringToFront();
  await chat.host.getByRole('button', { name: 'Undo' }).click();
  await expect(chat.host.locator('.conversation')).toHaveText([/^Question 0 about gateways/]);
  for (const tab of [page, other]) {
    const kept = await tab.evaluate(() => window.chat.history.load('seed-40'));
    expect(kept?.messages).toHaveLength(40);
  }
});
