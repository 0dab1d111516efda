import { expect, test } from '../support/test.js';

const list = (...models: string[]): string => JSON.stringify(models);

test('of a list, the first model that the server has is asked', async ({ gateway, chat }) => {
  await chat.start({ model: list('no-such-model', 'Technova', 'ollama-local-1/llama2') });
  await expect(chat.host).toContainText('Online');
  await expect(chat.panel).toHaveAccessibleName('TechNova Assistant');
  await chat.send('Hello');
  await chat.ended();
  expect(gateway.rehearsal.requests.at(-1)?.model).toBe('Technova');
});

test('a model that fails before its first word gives way to the next, with a notice', async ({ gateway, chat }) => {
  await chat.start({ model: list('rehearsal/status-500', 'Technova'), say: 'Does anybody answer?' });
  await chat.ended();
  await expect(chat.host).toContainText('TechNova Assistant is answering instead.');
  const asked = gateway.rehearsal.requests.filter(({ question }) => question === 'Does anybody answer?');
  expect(asked.map(({ model }) => model)).toEqual(['rehearsal/status-500', 'Technova']);
  await expect(chat.answers).toHaveCount(1);
});

test('the visitor chooses among the names; hidden models stay hidden', async ({ page, site, gateway, chat }) => {
  await page.goto(
    site.tagged({
      url: gateway.url,
      model: list('Technova', 'Technova-internal', 'agent_gateway.harpou-agent/deep-research', 'gone'),
      'model-picker': 'true',
    }),
  );
  await chat.open();
  await expect(chat.host).toContainText('Online');
  await chat.host.getByRole('button', { name: 'Menu' }).click();
  await chat.host.getByRole('button', { name: 'Model', exact: true }).click();
  await expect(chat.host.getByRole('radio')).toHaveCount(2);
  await expect(chat.host.getByRole('radio', { name: /TechNova Assistant/ })).toBeChecked();
  await chat.host.getByRole('radio', { name: /Deep research/ }).check();
  await chat.page.keyboard.press('Escape');
  await chat.send('Compare them');
  await chat.ended();
  expect(gateway.rehearsal.requests.at(-1)?.model).toBe('agent_gateway.harpou-agent/deep-research');
});
