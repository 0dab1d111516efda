import { expectNoAxeFindings } from '../support/axe.js';
import type { Chat } from '../support/chat.js';
import { withhold } from '../support/chunks.js';
import { expect, test } from '../support/test.js';

async function ask(chat: Chat, url: string, question = 'How do I read a sensor over HTTP?'): Promise<void> {
  await chat.page.goto(url);
  await chat.open();
  await chat.send(question);
  await chat.ended();
}

test('a mark in the text opens the passage of its source, with its page', async ({ site, gateway, chat, problems }) => {
  await ask(chat, site.tagged({ url: gateway.url, model: 'rehearsal/sources' }));
  const mark = chat.answers.getByRole('button', { name: 'Source 1: Sensor handbook.pdf' });
  await mark.click();
  const passage = chat.host.getByRole('region', { name: 'Source 1: Sensor handbook.pdf' });
  await expect(passage).toContainText('p. 12');
  await expect(passage).toContainText('The local API is off by default.');
  await expectNoAxeFindings(chat.page);
  await passage.getByRole('button', { name: 'Close source' }).click();
  await expect(passage).toHaveCount(0);
  await expect(mark).toBeFocused();
  await expect(chat.answers.getByRole('link', { name: /technova\.example/ })).toHaveAttribute(
    'href',
    'https://technova.example/gateways',
  );
  expect(problems).toEqual([]);
});

test('reasoning is folded, with its time, before and after a reload', async ({ page, site, gateway, chat }) => {
  await ask(chat, site.tagged({ url: gateway.url, model: 'rehearsal/reasoning' }));
  const fold = chat.answers.getByRole('button', { name: /^Thought for/ });
  await expect(fold).toHaveAttribute('aria-expanded', 'false');
  await fold.click();
  await expect(chat.answers).toContainText('The visitor asks about a small office.');
  await page.reload();
  await chat.open();
  await chat.answers.getByRole('button', { name: /^Thought for/ }).click();
  await expect(chat.answers).toContainText('The visitor asks about a small office.');
});

test('what an agent does is one line, and then a trail', async ({ chat }) => {
  await chat.start({ model: 'rehearsal/agent', say: 'Compare the gateways' });
  await expect(chat.answers).toContainText('Reading source 1 of 3');
  await expect(chat.answers).not.toContainText('Planning the search');
  await chat.ended();
  await chat.answers.getByRole('button', { name: '5 steps' }).click();
  await expect(chat.answers).toContainText('Planning the search');
});

test('a thumb is told to the page, is kept, and is read by axe without a finding', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  await ask(chat, site.tagged({ url: gateway.url, model: 'rehearsal/usage' }));
  await page.evaluate(() => {
    document.addEventListener('causerie:feedback', (event) => {
      document.title = JSON.stringify(event.detail.value);
    });
  });
  await chat.answers.getByRole('button', { name: 'Bad answer' }).click();
  await expect(page).toHaveTitle('-1');
  await chat.answers.getByRole('button', { name: 'Details' }).click();
  await expect(chat.answers).toContainText('21 read, 130 written');
  await expectNoAxeFindings(page);
  await page.reload();
  await chat.open();
  await expect(chat.answers.getByRole('button', { name: 'Bad answer' })).toHaveAttribute('aria-pressed', 'true');
});

test('Copy gives other programs the formatted text', async ({ page, context, site, gateway, chat }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await ask(chat, site.tagged({ url: gateway.url, model: 'rehearsal/answer' }));
  // What can copy formatted text comes a moment after the answer.
  await expect(chat.answers.getByRole('button', { name: 'Good answer' })).toBeAttached();
  await chat.answers.getByRole('button', { name: 'Copy answer' }).click();
  const read = (): Promise<string[]> =>
    page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return Promise.all(['text/html', 'text/plain'].map(async (type) => (await item?.getType(type))?.text() ?? ''));
    });
  await expect.poll(async () => (await read().catch(() => []))[0]).toContain('<strong>local API</strong>');
  expect((await read())[1]).toContain('**local API**');
});

test('where the parts around an answer cannot be loaded, what they hold stands there as text', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  const giveBack = await withhold(page, 'ui/message-parts/message-parts.tsx');
  await ask(chat, site.tagged({ url: gateway.url, model: 'rehearsal/sources' }));
  await expect(chat.answers).toContainText('device menu [1]');
  await expect(chat.answers).toContainText('[1] Sensor handbook.pdf');
  await expect(chat.answers).toContainText('[2] Gateways https://technova.example/gateways');
  await expect(chat.answers.getByRole('button')).toHaveCount(0);
  await giveBack();
  await chat.send('And again?');
  await expect(chat.answers.first().getByRole('button', { name: 'Copy answer' })).toBeVisible();
  await expect(chat.answers.first().getByRole('list', { name: 'Sources' })).toBeVisible();
});
