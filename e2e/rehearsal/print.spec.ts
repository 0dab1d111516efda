import { expect, test } from '../support/test.js';

test('the button of a chat that was never opened is not on paper', async ({ page, chat, site, gateway }) => {
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo' }));
  await expect(chat.launcher).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(chat.host.locator('.launcher')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await expect(chat.launcher).toBeVisible();
});

for (const isOpen of [true, false]) {
  test(`nor is a panel that is ${isOpen ? 'open' : 'closed again'}`, async ({ page, chat }) => {
    await chat.start({ say: 'hello' });
    await chat.ended();
    if (!isOpen) await page.keyboard.press('Escape');
    await page.emulateMedia({ media: 'print' });
    await expect(chat.host.locator('.launcher')).toBeHidden();
    await expect(chat.host.locator('.panel')).toBeHidden();
  });
}

const long = Array.from({ length: 20 }, (_, line) => `line ${line}`).join('\n\n');

for (const [size, isPrinted] of [
  ['height: 100vh', true],
  ['height: 300px; width: 300px', false],
] as const) {
  test(`an inline chat with ${size} is ${isPrinted ? 'printed as a whole' : 'not printed'}`, async ({
    page,
    chat,
    site,
    gateway,
  }) => {
    const script = `<script type="module">
      import { createChat } from '/dist/index.js';
      createChat({ url: '${gateway.url}', model: 'rehearsal/echo', placement: 'inline', container: '#place' });
    </script>`;
    await page.goto(
      site.page(`<div id="place" style="${size}"></div>${script}`, { head: '<style>body{margin:0}</style>' }),
    );
    await chat.send(long);
    await chat.ended();
    await page.emulateMedia({ media: 'print' });
    if (!isPrinted) {
      await expect(chat.host.locator('.panel')).toBeHidden();
      return;
    }
    const answer = chat.answers.last();
    await expect(answer).toBeVisible();
    const [inside, around] = await chat.host
      .locator('.scroller')
      .evaluate((box) => [box.scrollHeight, box.clientHeight]);
    expect(inside).toBe(around);
    await expect(chat.composer).toBeHidden();
  });
}
