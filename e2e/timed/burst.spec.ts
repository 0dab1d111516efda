import { expect, test } from '../support/test.js';

/** A machine that stalls for a moment shows a burst at once: one of so many has to be seen growing. */
const bursts = 6;

test('a burst grows over several frames and is whole with the end of the answer', async ({ page, chat }) => {
  await chat.start({ model: 'rehearsal/burst', options: { 'max-tokens': '4000' } });
  await page.evaluate(() => {
    const lengths: number[] = [];
    Object.assign(window, { lengths });
    const root = document.querySelector('causerie-chat')?.shadowRoot;
    requestAnimationFrame(function look() {
      const texts = root?.querySelectorAll('article[data-role=assistant] .markdown') ?? [];
      const { length } = texts[Number(document.body.dataset['turn'])]?.textContent ?? '';
      if (length !== lengths.at(-1)) lengths.push(length);
      requestAnimationFrame(look);
    });
  });
  const frames: number[] = [];
  for (let turn = 0; turn < bursts; turn += 1) {
    await page.evaluate((turn) => {
      document.body.dataset['turn'] = String(turn);
      window.lengths.splice(0);
    }, turn);
    await chat.send(`Go ${turn}`);
    await expect(chat.answers).toHaveCount(turn + 1);
    await chat.ended();
    const lengths = await page.evaluate(() => window.lengths);
    expect(lengths.toSorted((a, b) => a - b)).toEqual(lengths);
    frames.push(lengths.length);
  }
  // How a burst is paced is tested with a clock of its own.
  expect(Math.max(...frames)).toBeGreaterThan(2);
});
