import { expect, test } from '../support/test.js';

test('Stop keeps what came and closes the connection within a second', async ({ page, site, gateway, chat }) => {
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/stall-after-20' }));
  await chat.open();
  await chat.send('Go');
  await chat.streaming();
  const stoppedAt = Date.now();
  await chat.stopButton.click();
  await chat.ended('incomplete');
  await expect(chat.answers.last()).toHaveAttribute('data-reason', 'stopped');
  await expect.poll(() => gateway.rehearsal.requests.at(-1)?.closedEarly).toBe(true);
  expect(Date.now() - stoppedAt).toBeLessThan(1_000);
  await expect(chat.sendButton).toBeVisible();
});
