import { expect, test } from '../support/test.js';

test('Stop keeps what came and closes the connection within a second', async ({ gateway, chat }) => {
  await chat.start({ model: 'rehearsal/stall-after-20', say: 'Go' });
  await chat.streaming();
  const stoppedAt = Date.now();
  await chat.stopButton.click();
  await chat.ended('incomplete');
  await expect(chat.answers.last()).toHaveAttribute('data-reason', 'stopped');
  await expect.poll(() => gateway.rehearsal.requests.at(-1)?.closedEarly).toBe(true);
  expect(Date.now() - stoppedAt).toBeLessThan(1_000);
  await expect(chat.sendButton).toBeVisible();
});
