import { boxOf } from '../support/boxes.js';
import { overflowing } from '../support/layout.js';
import { expect, test } from '../support/test.js';
import { tag } from '../support/site.js';

const main = '<main><h1>TechNova</h1><p>Gateways for small offices.</p><button id="page">A button</button></main>';

const windows = {
  '320': { width: 320, height: 640 },
  '390': { width: 390, height: 844 },
  '768': { width: 768, height: 1024 },
  '1280': { width: 1280, height: 800 },
  landscape: { width: 844, height: 390 },
};
const isSmall = ({ width, height }: { width: number; height: number }): boolean => width <= 480 || height <= 420;

for (const placement of ['bubble', 'inline', 'page', 'side', 'dialog'] as const) {
  for (const [lang, dir] of [
    ['en', 'ltr'],
    ['ar', 'rtl'],
  ] as const) {
    test(`${placement}, ${dir}: nothing overlaps or overflows, from a phone to a desktop`, async ({
      page,
      site,
      gateway,
      chat,
    }) => {
      const options = { url: gateway.url, model: 'rehearsal/markdown', language: lang, placement, container: '#place' };
      const place = '<div id="place" style="height:600px"></div>';
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.setViewportSize(windows['1280']);
      await page.goto(site.page(main + place + tag(options), { lang }));
      if (!['inline', 'page'].includes(placement)) await chat.host.locator('.launcher').click();
      const panel = chat.host.locator('.panel');
      const composer = panel.locator('textarea');
      await expect(composer).toBeVisible();
      await expect(panel).toHaveAttribute('dir', dir);
      await composer.fill('Hello');
      await composer.press('Enter');
      await chat.ended();

      for (const size of Object.values(windows)) {
        await page.setViewportSize(size);
        await expect(async () => {
          const box = await boxOf(panel);
          const { left, right, top, bottom } = box;
          expect(await page.evaluate(overflowing)).toEqual([]);
          if (placement !== 'inline') {
            expect(left).toBeGreaterThanOrEqual(0);
            expect(top).toBeGreaterThanOrEqual(0);
            expect(right).toBeLessThanOrEqual(size.width);
            expect(bottom).toBeLessThanOrEqual(size.height);
          }
          // The header, the messages and the composer lie under each other, within the panel.
          const parts = [panel.locator('.header'), panel.locator('.scroller'), panel.locator('.composer')];
          const boxes = await Promise.all(parts.map(boxOf));
          let above = top;
          for (const part of boxes) {
            expect(part.top).toBeGreaterThanOrEqual(above - 1);
            expect(part.left).toBeGreaterThanOrEqual(left - 1);
            expect(part.right).toBeLessThanOrEqual(right + 1);
            above = part.bottom;
          }
          expect(above).toBeLessThanOrEqual(bottom);
          const fills = placement === 'page' || (placement !== 'inline' && isSmall(size));
          if (fills) expect(box).toEqual({ left: 0, top: 0, right: size.width, bottom: size.height });
          if (placement === 'side' && !fills) {
            expect(box).toEqual({ left: size.width - 420, top: 0, right: size.width, bottom: size.height });
            // The page has made room.
            expect((await boxOf(page.locator('html'))).right).toBe(size.width - 420);
          }
          // A line of an answer has some 72 characters at most.
          const answer = await boxOf(panel.locator('article[data-role="assistant"]').last());
          expect(answer.right - answer.left).toBeLessThanOrEqual(560);
        }).toPass();
      }
    });
  }
}

test('a bubble stands in each of the four corners, at its distance, and opens over its button', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const position of ['bottom-right', 'bottom-left', 'top-right', 'top-left']) {
    await page.goto(
      site.page(
        main +
          tag({
            url: gateway.url,
            model: 'rehearsal/echo',
            'launcher-position': position,
            'launcher-offset': '{"x":30,"y":50}',
          }),
      ),
    );
    const { left, right, top, bottom } = await boxOf(chat.launcher);
    expect(position.includes('left') ? left : 1280 - right).toBe(30);
    expect(position.includes('top') ? top : 800 - bottom).toBe(50);
    await chat.open();
    const panel = await boxOf(chat.panel);
    expect(position.includes('left') ? panel.left : 1280 - panel.right).toBe(30);
    expect(position.includes('top') ? panel.top : 800 - panel.bottom).toBe(50);
    // One button closes it: the launcher lies under the panel.
    expect(
      await chat.host.evaluate((host) => {
        const button = host.shadowRoot?.querySelector('.launcher')?.getBoundingClientRect();
        return (
          host.shadowRoot?.elementFromPoint((button?.x ?? 0) + 28, (button?.y ?? 0) + 28)?.closest('.panel') !== null
        );
      }),
    ).toBe(true);
  }
});

test('a dialog keeps the rest of the page out of reach, and gives the focus back', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  const options = { url: gateway.url, model: 'rehearsal/echo', placement: 'dialog', shortcut: 'ctrl+k' };
  await page.goto(site.page(main + tag(options)));
  const button = page.locator('#page');
  await button.focus();
  await expect(async () => {
    await page.keyboard.press('Control+k');
    await expect(chat.composer).toBeFocused({ timeout: 1_000 });
  }).toPass();
  expect(await chat.panel.evaluate((panel) => panel.matches(':modal'))).toBe(true);
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.id)).not.toBe('page');
  }
  await page.keyboard.press('Escape');
  await expect(chat.panel).toBeHidden();
  await expect(button).toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(chat.panel).toBeVisible();
  await page.mouse.click(10, 10);
  await expect(chat.panel).toBeHidden();
});

test('a docked panel is drawn by the keyboard and by the pointer, and its width is kept', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(site.page(main + tag({ url: gateway.url, model: 'rehearsal/echo', placement: 'side' })));
  await chat.open();
  const width = async (): Promise<number> => {
    const { left, right } = await boxOf(chat.panel);
    return right - left;
  };
  const edge = chat.panel.getByRole('separator', { name: 'echo' });
  await edge.focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(width).toBe(436);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect.poll(width).toBe(404);
  await expect(edge).toHaveAttribute('aria-valuenow', '404');
  await page.mouse.move(1280 - 404 + 3, 400);
  await page.mouse.down();
  await page.mouse.move(1280 - 504 + 3, 400, { steps: 3 });
  await page.mouse.up();
  await expect.poll(width).toBe(504);
  expect((await boxOf(page.locator('html'))).right).toBe(1280 - 504);
  await page.reload();
  await chat.open();
  await expect.poll(width).toBe(504);
  await chat.panel.getByRole('button', { name: 'Close chat' }).click();
  expect((await boxOf(page.locator('html'))).right).toBe(1280);
});

test('a docked panel may lie over the page, at the left', async ({ page, site, gateway, chat }) => {
  const side = { 'side-edge': 'left', 'side-mode': 'overlay', 'side-width': '300' };
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(site.page(main + tag({ url: gateway.url, model: 'rehearsal/echo', placement: 'side', ...side })));
  await chat.open();
  expect(await boxOf(chat.panel)).toEqual({ left: 0, right: 300, top: 0, bottom: 800 });
  expect((await boxOf(page.locator('html'))).right).toBe(1280);
});

test('on a phone the back button closes the panel, and the history of the page stays as it was', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  await page.setViewportSize(windows['390']);
  const router = `<script>history.replaceState({ page: 1 }, ''); window.heard = [];
    addEventListener('popstate', ({ state }) => window.heard.push(JSON.stringify(state)))</script>`;
  await page.goto(site.page(router + main + tag({ url: gateway.url, model: 'rehearsal/echo' })));
  const before = await page.evaluate(() => history.length);
  const isAdded = (): Promise<boolean> => page.evaluate(() => 'causerie' in history.state);
  await chat.open();
  await expect.poll(isAdded).toBe(true);
  expect(await page.evaluate(() => history.length)).toBe(before + 1);
  await page.goBack();
  await expect(chat.panel).toBeHidden();
  expect(await page.evaluate(() => history.state)).toEqual({ page: 1 });

  // Closed by its button, the entry goes as well.
  await chat.open();
  await expect.poll(isAdded).toBe(true);
  await chat.panel.getByRole('button', { name: 'Close chat' }).click();
  await expect.poll(isAdded).toBe(false);
  expect(await page.evaluate(() => history.length)).toBe(before + 1);

  // A page that has gone on meanwhile keeps its entries.
  await chat.open();
  await expect.poll(isAdded).toBe(true);
  await page.evaluate(() => history.pushState({ page: 2 }, '', '#two'));
  await chat.panel.getByRole('button', { name: 'Close chat' }).click();
  await expect(chat.panel).toBeHidden();
  expect(await page.evaluate(() => history.state)).toEqual({ page: 2 });
  // Its router hears of nothing but its own state.
  const heard = await page.evaluate((): unknown => Reflect.get(window, 'heard'));
  expect(new Set(Array.isArray(heard) ? heard : [])).toEqual(new Set(['{"page":1}']));
});

test('a desktop, and an owner who wants it so, add nothing to the history', async ({ page, site, gateway, chat }) => {
  const options = { url: gateway.url, model: 'rehearsal/echo' };
  await page.goto(site.tagged(options));
  const lengthAt = (): Promise<number> => page.evaluate(() => history.length);
  const desktop = await lengthAt();
  await chat.open();
  expect(await lengthAt()).toBe(desktop);
  await page.setViewportSize(windows['390']);
  await page.goto(site.tagged({ ...options, 'back-closes': 'false' }));
  const phone = await lengthAt();
  await chat.open();
  await expect(chat.panel).toBeVisible();
  expect(await lengthAt()).toBe(phone);
});

for (const placement of ['bubble', 'page', 'side', 'dialog']) {
  test(`${placement}: the composer stays above the keyboard of a phone`, async ({ page, site, gateway, chat }) => {
    await page.setViewportSize(windows['390']);
    await page.addInitScript(() => {
      // A keyboard makes the visual viewport smaller, and nothing else.
      const keyboard = { height: 0 };
      Object.assign(window, { keyboard });
      const viewport = window.visualViewport;
      if (viewport) Object.defineProperty(viewport, 'height', { get: () => innerHeight - keyboard.height });
    });
    await page.goto(site.page(main + tag({ url: gateway.url, model: 'rehearsal/echo', placement })));
    if (placement !== 'page') await chat.launcher.click();
    await expect(chat.composer).toBeVisible();
    await page.evaluate(() => {
      Object.assign(Reflect.get(window, 'keyboard'), { height: 320 });
      window.visualViewport?.dispatchEvent(new Event('resize'));
    });
    await expect.poll(async () => (await boxOf(chat.composer)).bottom).toBeLessThanOrEqual(844 - 320);
    const panel = await boxOf(chat.host.locator('.panel'));
    expect(panel.bottom).toBe(844 - 320);
    expect((await boxOf(chat.host.locator('.header'))).top).toBeGreaterThanOrEqual(0);
  });
}
