import { expect, test } from '../support/test.js';

test('a burst grows over several frames and is whole with the end of the answer', async ({ page, chat }) => {
  await chat.start({ model: 'rehearsal/burst', options: { 'max-tokens': '4000' } });
  await page.evaluate(() => {
    const lengths: number[] = [];
    Object.assign(window, { lengths });
    const root = document.querySelector('causerie-chat')?.shadowRoot;
    requestAnimationFrame(function look() {
      const text = root?.querySelector('article[data-role=assistant] .markdown')?.textContent ?? '';
      if (text.length !== lengths.at(-1)) lengths.push(text.length);
      requestAnimationFrame(look);
    });
  });
  await chat.send('Go');
  await chat.ended();
  const lengths = await page.evaluate(() => window.lengths);
  // Alone on the machine, since a busy one shows fewer frames; how a burst is paced is tested with a clock of its own.
  expect(lengths.length).toBeGreaterThan(2);
  expect(lengths.toSorted((a, b) => a - b)).toEqual(lengths);
});
