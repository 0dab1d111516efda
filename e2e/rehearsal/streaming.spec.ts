import { expect, test } from '../support/test.js';

test('a page that is not seen does no work, and is right when the visitor returns', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/stall-after-40' }));
  await page.evaluate(() => {
    let isHidden = false;
    Object.defineProperty(document, 'hidden', { get: () => isHidden });
    Object.assign(window, {
      hide(hidden: boolean) {
        isHidden = hidden;
        document.dispatchEvent(new Event('visibilitychange'));
      },
    });
    document.addEventListener('causerie:text-delta', (event) => {
      document.title += event.detail.delta;
    });
  });
  await chat.open();
  await chat.send('Go');
  await chat.streaming();
  await page.evaluate(() => window.hide(true));
  const before = await chat.answers.textContent();
  await expect(page).toHaveTitle(/\w+( \S+){25}/);
  expect(await chat.answers.textContent()).toBe(before);
  const after = await page.evaluate(async () => {
    window.hide(false);
    await Promise.resolve();
    return document.querySelector('causerie-chat')?.shadowRoot?.querySelector('.markdown')?.textContent ?? '';
  });
  expect(after.length).toBeGreaterThan(before?.length ?? 0);
});

test('the end stays in view while the reader is there, and the place of a reader who scrolled up stays', async ({
  page,
  chat,
}) => {
  await chat.start({ model: 'rehearsal/long-500', say: 'Go' });
  const distance = (): Promise<number> =>
    chat.log.evaluate((log) => log.scrollHeight - log.clientHeight - log.scrollTop);
  await expect.poll(() => chat.log.evaluate((log) => log.scrollHeight - log.clientHeight)).toBeGreaterThan(300);
  expect(await distance()).toBeLessThan(30);
  await chat.log.hover();
  await page.mouse.wheel(0, -200);
  await expect.poll(distance).toBeGreaterThan(100);
  const place = await chat.log.evaluate((log) => log.scrollTop);
  await chat.ended();
  expect(await chat.log.evaluate((log) => log.scrollTop)).toBe(place);
  await chat.host.getByRole('button', { name: 'New text below' }).click();
  expect(await distance()).toBeLessThan(30);
});
