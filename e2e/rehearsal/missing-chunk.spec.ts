import { chunkOf, withhold } from '../support/chunks.js';
import { expect, test } from '../support/test.js';

const dialects = 'transport/open-webui/dialects/dialects.ts';

test('an answer is shown as far as it is plain while the site cannot give the rest of the script', async ({
  page,
  chat,
}) => {
  let missed = 0;
  await page.route(`**${chunkOf(dialects)}`, (route) => {
    missed += 1;
    return route.abort();
  });
  await chat.start({ model: 'rehearsal/sources', say: 'Which chair is cheap?' });
  await chat.ended();
  expect(missed).toBeGreaterThan(0);
  await expect(chat.answers).toContainText('[1]');
});

test('a refusal is told by its status while the site cannot give the rest of the script', async ({ page, chat }) => {
  await withhold(page, dialects);
  await chat.start({ model: 'rehearsal/status-403', say: 'A question' });
  await expect(chat.panel.getByRole('log').getByText('The assistant is not allowed to answer here.')).toBeVisible();
});

test('a fault has its Retry while the site cannot give what tells more of them', async ({ page, chat }) => {
  const giveBack = await withhold(page, 'ui/message-parts/message-parts.tsx');
  await chat.start({ model: 'rehearsal/status-403', say: 'A question' });
  const log = chat.panel.getByRole('log');
  await expect(log.getByText('This answer is incomplete.')).toBeVisible();
  await expect(chat.panel.getByRole('alert')).toHaveText('This answer is incomplete.');
  await giveBack();
  await chat.retryButton.click();
  await expect(log.getByText('The assistant is not allowed to answer here.')).toBeVisible();
});
