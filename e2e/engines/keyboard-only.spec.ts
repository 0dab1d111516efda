import type { Driver } from '../support/engines/driver.js';
import { expect, test } from '../support/engines/engine-test.js';

/** What has the focus, by its name or its words. */
function focused(driver: Driver): Promise<string> {
  return driver.evaluate(() => {
    const active = document.querySelector('causerie-chat')?.shadowRoot?.activeElement;
    return active?.getAttribute('aria-label') ?? active?.textContent?.trim() ?? '';
  });
}

async function tabTo(driver: Driver, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 20; presses += 1) {
    if (name.test(await focused(driver))) return;
    await driver.press('Tab');
  }
  throw new Error(`Tab never came to ${name}; it ended at ${await focused(driver)}`);
}

function shown(driver: Driver, selector: string): Promise<string> {
  return driver.evaluate(
    (selector) => document.querySelector('causerie-chat')?.shadowRoot?.querySelector(selector)?.textContent ?? '',
    selector,
  );
}

test('by keyboard alone, from the page’s top: an answer copied, its conversation renamed, deleted and brought back', async ({
  driver,
  site,
  gateway,
}) => {
  await driver.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo' }));
  await expect.poll(() => shown(driver, '.launcher').then(() => true)).toBe(true);
  await expect
    .poll(() =>
      driver.evaluate(() => document.querySelector('causerie-chat')?.shadowRoot?.querySelector('button') !== null),
    )
    .toBe(true);
  await tabTo(driver, /Open chat/);
  await driver.press('Enter');
  await expect.poll(() => focused(driver)).toBe('Message');
  await driver.type('hello bees');
  await driver.press('Enter');
  await expect
    .poll(() => shown(driver, 'article[data-status="complete"][data-role="assistant"]'))
    .toContain('hello bees');
  await expect.poll(() => shown(driver, '.edit button[aria-label="Edit"]').then(() => true)).toBe(true);
  await expect
    .poll(() =>
      driver.evaluate(
        () => document.querySelector('causerie-chat')?.shadowRoot?.querySelector('.actions .icon.copy') !== null,
      ),
    )
    .toBe(true);

  await driver.press('Tab');
  expect(await focused(driver)).toBe('Send');
  await driver.type('c');
  await expect.poll(() => shown(driver, 'output')).toMatch(/Copied|Could not copy/);

  await driver.type('m');
  await expect.poll(() => focused(driver)).toBe('Search conversations');
  await tabTo(driver, /^More: hello bees/);
  await driver.press('Enter');
  await tabTo(driver, /^Rename$/);
  await driver.press('Enter');
  await expect.poll(() => focused(driver)).toBe('Title');
  await driver.type('All about honey');
  await driver.press('Enter');
  await expect.poll(() => shown(driver, '.conversation .menu-row-text')).toBe('All about honey');

  await expect.poll(() => focused(driver)).toBe('More: All about honey');
  await driver.press('Enter');
  await tabTo(driver, /^Delete$/);
  await driver.press('Enter');
  await expect.poll(() => shown(driver, '.erasing')).toContain('All about honey');
  expect(await focused(driver)).toBe('New conversation');
  await tabTo(driver, /^Undo$/);
  await driver.press('Enter');
  await expect.poll(() => shown(driver, '.conversation .menu-row-text')).toBe('All about honey');
});
