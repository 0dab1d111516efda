import { expect, test } from '../support/test.js';

test('a strict policy needs nothing loosened', async ({ page, site, gateway, chat, problems }) => {
  const policy = [
    "default-src 'none'",
    `script-src ${site.url}/causerie/`,
    `connect-src ${site.url}/causerie/ ${gateway.url}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  const url = site.tagged(
    { url: gateway.url, model: 'rehearsal/markdown' },
    { headers: { 'content-security-policy': policy } },
  );
  await page.goto(url);
  await chat.open();
  await chat.send('Show me everything');
  await chat.ended();
  await expect(chat.panel).toHaveCSS('display', 'flex');
  await chat.host.getByRole('button', { name: 'New conversation' }).click();
  expect(problems).toEqual([]);
  expect(await chat.host.evaluate((host) => host.shadowRoot?.querySelectorAll('[style],style').length)).toBe(0);
  expect(await chat.host.getAttribute('style')).toBeNull();
});
