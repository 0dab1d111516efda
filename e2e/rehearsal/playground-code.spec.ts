import type { FrameLocator, Locator, Page } from '@playwright/test';
import { expect, test } from '../support/demo-site.js';
import { differentPixels } from '../support/pixels.js';

/** Where the chat is, without the rounded corner of the playground's frame. */
const part = { x: 800, y: 16, width: 464, height: 768 };

/** Opens the chat as a visitor would, so that the focus is where it then is. */
async function openChat(page: Page, place: Page | FrameLocator): Promise<Locator> {
  const chat = place.locator('causerie-chat');
  await chat.locator('.launcher').click();
  const panel = chat.getByRole('dialog');
  await expect(panel).toContainText('Online');
  await panel.getByRole('textbox').focus();
  await page.mouse.move(0, 0);
  return panel;
}

/** Chooses what a support person would, on an empty page and for a server that is there. */
async function brand(page: Page, url: string): Promise<FrameLocator> {
  const framed = page.frameLocator('#frame');
  await expect(framed.getByRole('dialog')).toBeVisible();
  await page.locator('details').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
  await page.getByRole('button', { name: 'Empty', exact: true }).click();
  await page.getByRole('button', { name: 'My server' }).click();
  await page.locator('#theme-brand').fill('#b4235a');
  for (const [option, text] of [
    ['url', url],
    ['title', 'Maud & Sons'],
    ['greeting', 'Good day, "friend"!'],
    ['suggestions', "What's new?\nWhere is <my> order?"],
    ['launcher-label', 'Ask us'],
    ['theme-radius', '6px'],
    ['theme-font-size', '16px'],
  ]) {
    await page.locator(`#option-${option}`).fill(text ?? '');
    await page.locator(`#option-${option}`).blur();
  }
  await expect(framed.getByRole('heading', { name: 'Maud & Sons' })).toBeVisible();
  await framed.getByRole('button', { name: 'Close chat' }).click();
  await openChat(page, framed);
  return framed;
}

async function codeOf(page: Page, form: string): Promise<string> {
  await page.getByRole('button', { name: form, exact: true }).click();
  return (await page.locator('#codes pre').textContent()) ?? '';
}

test.describe('the copied code, pasted into an empty page, gives the chat that was on screen', () => {
  test.use({ viewport: { width: 1900, height: 1300 } });

  for (const { form, pageOf } of [
    { form: 'Script tag', pageOf: (code: string) => code },
    {
      form: 'npm',
      pageOf: (code: string) =>
        `<script type="importmap">{ "imports": { "causerie": "/dist/index.js" } }</script><script type="module">${code}</script>`,
    },
  ]) {
    test(form, async ({ page, demo, site, gateway }) => {
      await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
      await page.goto(`${demo.origin}/playground/`);
      const framed = await brand(page, gateway.url);
      await expect(framed.locator('header')).toHaveCount(0);
      const frame = await page.locator('#frame').boundingBox();
      if (!frame) throw new Error('there is no frame');
      expect([frame.width, frame.height]).toEqual([1280, 800]);
      const options = { animations: 'disabled', caret: 'hide' } as const;
      const shown = await page.screenshot({ ...options, clip: { ...part, x: frame.x + part.x, y: frame.y + part.y } });
      const code = await codeOf(page, form);
      expect(code).toContain('Maud');

      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(site.page(pageOf(code)));
      await openChat(page, page);
      const pasted = await page.screenshot({ ...options, clip: part });
      await test.info().attach('shown', { body: shown, contentType: 'image/png' });
      await test.info().attach('pasted', { body: pasted, contentType: 'image/png' });
      // Round edges are smoothed by some pixels otherwise in a frame: a ten-thousandth of the picture.
      expect(await differentPixels(page, shown, pasted)).toBeLessThanOrEqual(36);
    });
  }
});
