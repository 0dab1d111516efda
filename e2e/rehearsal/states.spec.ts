import { expect, test } from '../support/demo-site.js';
import { stateNames } from '../support/state-names.js';

test('every state that accessibility is measured in has a page', async ({ page, demo }) => {
  await page.goto(`${demo.origin}/states`);
  const text = (await page.locator('main').textContent()) ?? '';
  const rows = Array.from({ length: 26 }, (_, n) => `aa-${String(n + 1).padStart(3, '0')}`);
  expect(rows.filter((row) => !text.includes(row))).toEqual([]);
});

test('the names of the states are read as the page has them', async ({ page, demo }) => {
  await page.goto(`${demo.origin}/states`);
  const shown = await page
    .locator('iframe')
    .evaluateAll((frames) => frames.map((frame) => frame.getAttribute('title')));
  expect(shown.toSorted()).toEqual(stateNames.toSorted());
});

test('a state has the theme, the scheme and the language that its address asks for', async ({ page, demo }) => {
  await demo.show(page, 'menu', { theme: 'midnight', scheme: 'dark', lang: 'fr', dir: 'rtl' });
  const panel = page.locator('causerie-chat').getByRole('dialog');
  await expect(panel).toHaveCSS('background-color', 'rgb(11, 16, 32)');
  await expect(panel).toHaveAttribute('lang', 'fr');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(panel).toContainText('Vos données');
});

test('a state is the same picture each time', async ({ page, demo }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const name of ['code-table', 'menu', 'rate-limit']) {
    await demo.show(page, name);
    const first = await page.screenshot({ animations: 'disabled' });
    await demo.show(page, name);
    expect((await page.screenshot({ animations: 'disabled' })).equals(first), name).toBe(true);
  }
});
