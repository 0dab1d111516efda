import { chunkOf } from '../support/chunks.js';
import { expect, test } from '../support/test.js';

test('the panel is made larger by its button and drawn by its corner, and stays so on the site', async ({
  page,
  chat,
}) => {
  await chat.start({ say: 'hello' });
  await chat.ended();
  const width = async (): Promise<number> => (await chat.panel.boundingBox())?.width ?? 0;
  expect(await width()).toBe(400);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await chat.host.getByRole('button', { name: 'Make larger' }).click();
  expect(await width()).toBe(720);
  await page.reload();
  await chat.open();
  await expect.poll(width).toBe(720);

  const { x, y } = (await chat.panel.boundingBox()) ?? { x: 0, y: 0 };
  await page.mouse.move(x + 5, y + 5);
  await page.mouse.down();
  await page.mouse.move(x + 205, y + 105, { steps: 4 });
  await page.mouse.up();
  expect(await width()).toBe(520);
  await page.reload();
  await chat.open();
  await expect.poll(width).toBe(520);
  await chat.host.getByRole('button', { name: 'Make smaller' }).click();
  expect(await width()).toBe(400);
});

test('on a phone there is nothing to make larger', async ({ page, site, gateway, chat }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo' }));
  await page.evaluate(() => localStorage.setItem('causerie:default:size', '[500,500]'));
  await chat.open();
  await chat.send('hello');
  await chat.ended();
  expect((await chat.panel.boundingBox())?.width).toBe(390);
  await expect(chat.host.getByRole('button', { name: /^Make/ })).toHaveCount(0);
});

test('the button that makes the panel larger comes later, and moves none that is there', async ({ page, chat }) => {
  let give = (): void => {};
  const held = new Promise<void>((resolve) => (give = resolve));
  await page.route(`**${chunkOf('ui/message-parts/message-parts.tsx')}`, async (route) => {
    await held;
    await route.continue();
  });
  await chat.start({ say: 'Hello' });
  await chat.ended();
  const menu = chat.panel.getByRole('button', { name: 'Menu' });
  const place = (): Promise<number> => menu.evaluate((button: HTMLElement) => button.offsetLeft);
  const before = await place();
  give();
  await expect(chat.panel.getByRole('button', { name: 'Make larger' })).toBeVisible();
  expect(await place()).toBe(before);
});
