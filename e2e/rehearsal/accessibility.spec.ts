import { expectNoAxeFindings } from '../support/axe.js';
import { expect, test } from '../support/test.js';

for (const scheme of ['light', 'dark'] as const) {
  for (const theme of ['', 'slate', 'ember']) {
    test(`axe finds nothing: ${scheme} ${theme}: closed, open, streaming, answered, failed`, async ({
      page,
      site,
      gateway,
      chat,
    }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      const head = theme ? `<link rel="stylesheet" href="/causerie/themes/${theme}.css">` : '';
      await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/stall-after-20' }, { head }));
      await expect(chat.launcher).toBeVisible();
      await expectNoAxeFindings(page);
      await chat.open();
      await expect(chat.panel).toContainText('Online');
      await expectNoAxeFindings(page);
      await chat.send('Hello');
      await chat.streaming();
      await expectNoAxeFindings(page);
      await chat.stopButton.click();
      await chat.ended('incomplete');
      await expectNoAxeFindings(page);

      await page.goto(
        site.tagged({ url: gateway.url, model: 'rehearsal/status-400', 'history-key': 'failed' }, { head }),
      );
      await chat.open();
      await chat.send('Hello');
      await expect(chat.retryButton).toBeVisible();
      await expectNoAxeFindings(page);

      await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/markdown', 'history-key': 'rich' }, { head }));
      await chat.open();
      await chat.send('Show me everything');
      await chat.ended();
      await expectNoAxeFindings(page);
    });
  }
}

test('the keyboard alone opens, sends, stops and closes, and focus goes back to the launcher', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/stall-after-20' }));
  await expect(chat.launcher).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(chat.launcher).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(chat.composer).toBeFocused();
  await page.keyboard.type('Hello');
  await page.keyboard.press('Enter');
  await chat.streaming();
  for (let i = 0; i < 10; i += 1) {
    if (await chat.stopButton.evaluate((button) => button.matches(':focus'))) break;
    await page.keyboard.press('Tab');
  }
  await expect(chat.stopButton).toBeFocused();
  await page.keyboard.press('Enter');
  await chat.ended('incomplete');
  await page.keyboard.press('Escape');
  await expect(chat.composer).toBeHidden();
  await expect(chat.launcher).toBeFocused();
});

test('an answer is announced once, when it is whole, and an error once', async ({ page, chat }) => {
  await chat.start();
  await expect(chat.panel).toContainText('Online');
  await page.evaluate(() => {
    const announced: string[] = [];
    window.announced = announced;
    const root = document.querySelector('causerie-chat')?.shadowRoot;
    if (!root) throw new Error('there is no chat');
    const last = new Map<Element, string>();
    const read = (): void => {
      for (const region of root.querySelectorAll(
        '[aria-live="polite"],[aria-live="assertive"],[role=alert],[role=status]',
      )) {
        const text = region.textContent?.trim() ?? '';
        if (text && last.get(region) !== text) announced.push(text);
        last.set(region, text);
      }
    };
    read();
    announced.length = 0;
    new MutationObserver(read).observe(root, { subtree: true, childList: true, characterData: true });
  });
  await chat.send('one two three four five six seven eight nine ten');
  await chat.ended();
  const announced = (): Promise<string[]> => page.evaluate(() => window.announced);
  await expect.poll(async () => (await announced()).filter((text) => text.includes('nine ten')).length).toBe(1);
  expect((await announced()).length).toBeLessThanOrEqual(3);
  await expect(chat.log).not.toHaveAttribute('aria-live', /polite|assertive/);
});

test('keys typed in the composer do not reach the page', async ({ page, site, gateway, chat }) => {
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo' }));
  await page.evaluate(() => {
    addEventListener('keydown', () => (document.title += '!'));
  });
  await chat.open();
  await chat.composer.pressSequentially('abc');
  await expect(page).toHaveTitle('TechNova');
});

test('no text needs two-way scrolling at 400 % zoom, and a phone gets the whole screen', async ({ page, chat }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  await chat.start({ model: 'rehearsal/markdown', say: 'Show me everything' });
  await chat.ended();
  const panel = await chat.panel.boundingBox();
  expect(panel).toMatchObject({ x: 0, y: 0, width: 320, height: 568 });
  expect(await chat.log.evaluate((log) => log.scrollWidth - log.clientWidth)).toBeLessThanOrEqual(0);
  await expect(chat.launcher).toBeHidden();
  await expectNoAxeFindings(page);
});
