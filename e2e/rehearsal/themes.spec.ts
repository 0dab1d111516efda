import { expect, test } from '../support/test.js';

test('a third theme is made by tokens alone', async ({ page, site, gateway, chat }) => {
  const theme = `<style>causerie-chat { --causerie-surface: rgb(10, 20, 30); --causerie-accent: rgb(200, 100, 50);
    --causerie-text: rgb(250, 250, 250); --causerie-radius: 4px; --causerie-panel-width: 500px; --causerie-font: monospace }</style>`;
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo' }, { head: theme }));
  await chat.open();
  await expect(chat.panel).toHaveCSS('background-color', 'rgb(10, 20, 30)');
  await expect(chat.panel).toHaveCSS('color', 'rgb(250, 250, 250)');
  await expect(chat.panel).toHaveCSS('border-top-left-radius', '4px');
  await expect(chat.panel).toHaveCSS('font-family', 'monospace');
  await expect(chat.launcher).toHaveCSS('background-color', 'rgb(200, 100, 50)');
  expect((await chat.panel.boundingBox())?.width).toBe(500);
});

test('colorScheme of the options wins over the system', async ({ page, chat }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await chat.start({ options: { 'color-scheme': 'dark' } });
  await expect(chat.panel).toHaveCSS('background-color', 'rgb(20, 25, 31)');
});
