import { sentMessages } from '../support/sent-messages.js';
import { expect, test } from '../support/test.js';

test('an answer that broke off goes on in its own bubble', async ({ page, gateway, chat }) => {
  gateway.rehearsal.nextScenario('error-after-10');
  await chat.start({ model: 'Technova', say: 'Which gateway fits a small office?' });
  await chat.ended('incomplete');
  const before = gateway.rehearsal.requests.at(-1)?.sentText ?? '';
  await expect(chat.retryButton).toBeVisible();
  await chat.host.getByRole('button', { name: 'Continue', exact: true }).click();
  await chat.ended();
  await expect(chat.answers).toHaveCount(1);
  const messages = sentMessages(gateway);
  expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
  expect(messages[1]?.content).toBe(before);
  await expect(chat.answers).toContainText(before.slice(0, 20));

  await page.reload();
  await chat.open();
  await expect(chat.answers).toHaveCount(1);
  await expect(chat.answers).toHaveAttribute('data-status', 'complete');
  await expect(chat.answers).toContainText(before.slice(0, 20));
});

test('an answer that was cut by a reload goes on as well', async ({ page, chat }) => {
  await chat.start({ model: 'rehearsal/long-500', say: 'Tell me all' });
  await chat.streaming();
  await page.reload();
  await chat.open();
  await chat.ended('incomplete');
  await chat.host.getByRole('button', { name: 'Continue', exact: true }).click();
  await chat.streaming();
  await chat.stopButton.click();
  await chat.ended('incomplete');
  await expect(chat.answers).toHaveCount(1);
  await expect(chat.answers).toHaveAttribute('data-reason', 'stopped');
});
