import type { Page } from '@playwright/test';
import { storedRecords } from '../support/records.js';
import { expect, test } from '../support/test.js';

/** Takes the gateway away from every tab, or gives it back. The site stays, so that a page can be reloaded. */
async function cut(page: Page, gateway: string): Promise<() => Promise<void>> {
  const context = page.context();
  const addresses = `${gateway}/**`;
  await context.route(addresses, (route) => route.abort('internetdisconnected'));
  await context.addInitScript(() => {
    Object.defineProperty(navigator, 'onLine', {
      configurable: true,
      get: () => sessionStorage['online'] !== undefined,
    });
  });
  return async () => context.unroute(addresses);
}

test('a message sent offline waits, visibly, and goes out once when the connection is back', async ({
  page,
  gateway,
  chat,
}) => {
  await chat.start({ model: 'Technova' });
  await expect(chat.host).toContainText('Online');
  await page.context().setOffline(true);
  await chat.send('Sent in a tunnel');
  await expect(chat.visitor).toHaveAttribute('data-status', 'queued');
  await expect(chat.visitor).toContainText('Waiting for a connection');
  await expect(chat.sendButton).toBeVisible();
  await page.context().setOffline(false);
  await chat.ended();
  await expect(chat.visitor).toHaveAttribute('data-status', 'complete');
  await expect(chat.visitor).not.toContainText('Waiting');
  const sent = gateway.rehearsal.requests.filter(({ question }) => question === 'Sent in a tunnel');
  expect(sent).toHaveLength(1);
});

test('a message that waits can be taken back; then nothing is sent, and nothing is lost', async ({
  page,
  gateway,
  chat,
}) => {
  await chat.start({ model: 'Technova' });
  await page.context().setOffline(true);
  await chat.send('Taken back');
  await chat.host.getByRole('button', { name: 'Cancel' }).click();
  await expect(chat.visitor).toHaveAttribute('data-status', 'failed');
  await page.context().setOffline(false);
  await chat.send('Another one');
  await chat.ended();
  await expect(chat.visitor.first()).toHaveAttribute('data-status', 'failed');
  expect(gateway.rehearsal.requests.filter(({ question }) => question === 'Taken back')).toHaveLength(0);
  await chat.retryButton.click();
  await expect(chat.visitor.first()).toHaveAttribute('data-status', 'complete');
  expect(gateway.rehearsal.requests.filter(({ question }) => question === 'Taken back')).toHaveLength(1);
});

test('it waits across a reload, and the server’s answer counts, not the browser’s word', async ({
  page,
  gateway,
  chat,
}) => {
  const restore = await cut(page, gateway.url);
  await chat.start({ model: 'Technova', say: 'Across a reload' });
  await expect(chat.visitor).toHaveAttribute('data-status', 'queued');
  // The screen does not wait for the disk, and neither does a reload.
  await expect.poll(async () => JSON.stringify(await storedRecords(page))).toContain('Across a reload');
  await page.reload();
  await chat.open();
  await expect(chat.visitor).toHaveAttribute('data-status', 'queued');
  await expect(chat.visitor).toContainText('Waiting for a connection');
  // The browser says online, and the server is still away.
  const probe = page.waitForEvent('requestfailed');
  await page.evaluate(() => {
    sessionStorage['online'] = 'yes';
    window.dispatchEvent(new Event('online'));
  });
  await probe;
  await expect(chat.visitor).toHaveAttribute('data-status', 'queued');
  await restore();
  await chat.ended();
  expect(gateway.rehearsal.requests.filter(({ question }) => question === 'Across a reload')).toHaveLength(1);
  await page.reload();
  await chat.open();
  await expect(chat.visitor).toHaveAttribute('data-status', 'complete');
  await expect(chat.answers).toHaveAttribute('data-status', 'complete');
});

test('of two tabs that hold the same message, one sends it', async ({ page, site, gateway, chat }) => {
  const restore = await cut(page, gateway.url);
  const address = site.tagged({ url: gateway.url, model: 'Technova' });
  await page.goto(address);
  await chat.open();
  await chat.send('From two tabs');
  await expect(chat.visitor).toHaveAttribute('data-status', 'queued');
  const second = await page.context().newPage();
  await second.goto(address);
  const other = second.locator('causerie-chat');
  await other.getByRole('button', { name: 'Open chat' }).click();
  await expect(other.locator('article[data-role="user"]')).toHaveAttribute('data-status', 'queued');
  await restore();
  await chat.ended();
  await expect(other.locator('article[data-role="user"]')).toHaveAttribute('data-status', 'complete');
  expect(gateway.rehearsal.requests.filter(({ question }) => question === 'From two tabs')).toHaveLength(1);
});
