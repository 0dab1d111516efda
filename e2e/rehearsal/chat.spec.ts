import { expect, test } from '../support/test.js';
import { sentMessages } from '../support/sent-messages.js';

test('streams an answer piece by piece and marks it complete', async ({ chat, problems }) => {
  await chat.start({ model: 'rehearsal/answer', say: 'Tell me about the gateways' });
  const answer = await chat.streaming();
  const early = await answer.textContent();
  await chat.ended();
  const whole = await chat.answers.last().textContent();
  expect(whole?.length).toBeGreaterThan(early?.length ?? 0);
  await expect(chat.visitor).toHaveAttribute('data-status', 'complete');
  expect(problems).toEqual([]);
});

test('a whole answer without streaming', async ({ gateway, chat }) => {
  await chat.start({ options: { stream: 'false' }, say: 'all at once' });
  await chat.ended();
  await expect(chat.answers.last()).toContainText('all at once');
  expect(gateway.rehearsal.requests.at(-1)?.body).toMatchObject({ stream: false });
});

test('under a base path behind a proxy', async ({ page, site, chat, startGateway }) => {
  const behindProxy = await startGateway({ basePath: '/webui' });
  await page.goto(site.tagged({ url: `${new URL(behindProxy.url).origin}/webui/`, model: 'rehearsal/echo' }));
  await chat.open();
  await chat.send('below a path');
  await chat.ended();
});

test('a gateway without a list of models whose ids hold slashes', async ({ page, site, chat, startGateway }) => {
  const bare = await startGateway({ kind: 'openai', models: false });
  await page.goto(site.tagged({ url: `${new URL(bare.url).origin}/v1`, model: 'ollama-local-1/llama2' }));
  await chat.open();
  await chat.send('hello');
  await chat.ended();
  expect(bare.rehearsal.requests.at(-1)).toMatchObject({
    path: '/v1/chat/completions',
    model: 'ollama-local-1/llama2',
  });
});

test('an agent with a slash in its id shows what it does while it works', async ({ gateway, chat }) => {
  await chat.start({ model: 'agent_gateway.harpou-agent/deep-research', say: 'Compare the gateways' });
  await chat.ended();
  expect(gateway.rehearsal.requests.filter((r) => r.route === 'chat').at(-1)?.model).toBe(
    'agent_gateway.harpou-agent/deep-research',
  );
});

test('Retry after a fault asks again and keeps one message', async ({ chat }) => {
  await chat.start({ model: 'rehearsal/status-400-1', say: 'Hello' });
  await expect(chat.visitor).toHaveAttribute('data-status', 'failed');
  await chat.retryButton.click();
  await chat.ended();
  await expect(chat.visitor).toHaveCount(1);
  await expect(chat.visitor).toHaveAttribute('data-status', 'complete');
});

test('a busy server is asked again by itself, and the visitor sees one answer', async ({ gateway, chat }) => {
  await chat.start({ model: 'rehearsal/status-500-2', say: 'Hello' });
  await chat.ended();
  await expect(chat.visitor).toHaveCount(1);
  await expect(chat.answers).toHaveCount(1);
  const asked = gateway.rehearsal.requests.filter((r) => r.model === 'rehearsal/status-500-2');
  expect(asked.map((r) => r.status)).toEqual([500, 500, 200]);
});

test('an error in the middle of an answer keeps what came, whatever follows it', async ({ gateway, chat }) => {
  await chat.start({ model: 'rehearsal/error-after-20', say: 'Hello' });
  await chat.ended('incomplete');
  await expect(chat.retryButton).toBeVisible();
  const asked = gateway.rehearsal.requests.filter((r) => r.model === 'rehearsal/error-after-20');
  expect(asked).toHaveLength(1);
});

test('New conversation starts empty and asks without the old turns', async ({ gateway, chat }) => {
  await chat.start({ say: 'one' });
  await chat.ended();
  await chat.host.getByRole('button', { name: 'New conversation' }).click();
  await expect(chat.visitor).toHaveCount(0);
  await chat.send('two');
  await chat.ended();
  expect(sentMessages(gateway)).toEqual([{ role: 'user', content: 'two' }]);
});

test('Shift+Enter breaks the line, Enter sends', async ({ gateway, chat }) => {
  await chat.start();
  await chat.composer.pressSequentially('one');
  await chat.composer.press('Shift+Enter');
  await chat.composer.pressSequentially('two');
  await chat.composer.press('Enter');
  await expect(chat.composer).toHaveValue('');
  await chat.ended();
  expect(gateway.rehearsal.requests.at(-1)?.question).toBe('one\ntwo');
});

test('speaks French on a French page', async ({ page, site, gateway, chat }) => {
  await page.goto(site.tagged({ url: gateway.url, model: 'Technova' }, { lang: 'fr' }));
  await chat.host.getByRole('button', { name: 'Ouvrir le chat' }).click();
  await expect(chat.host.getByRole('button', { name: 'Envoyer' })).toBeVisible();
});

test('greeting, title and suggestions come from the model where the owner set none', async ({ chat }) => {
  await chat.start({ model: 'Technova' });
  const suggestion = chat.host.getByRole('button', { name: /TechNova make/ });
  await suggestion.click();
  await chat.ended();
  await expect(chat.visitor).toContainText('TechNova make');
});
