import { Chat } from '../support/chat.js';
import { keptMessages, killInMidStream, mortalTab } from '../support/crash.js';
import { scripted } from '../support/scripted.js';
import { expect, test } from '../support/test.js';

test('a tab killed in mid-answer loses no message and at most 300 ms of the text (fs-029, fs-034)', async ({
  page,
  site,
  gateway,
}) => {
  const url = scripted(site, { url: gateway.url, model: 'rehearsal/long-500' });
  await page.goto(url);
  let tab = page;
  const losses: number[] = [];
  const points = [1, 17, 40, 90];
  for (const [round, tokens] of points.entries()) {
    const [next, { ms }] = await killInMidStream(mortalTab(tab, url), `question ${round}`, tokens);
    losses.push(ms);
    tab = next;
  }
  // oxlint-disable-next-line no-console -- how the test hears of it
  console.log(`killed at tokens ${points.join(', ')}: lost ${losses.join(', ')} ms of text`);
  expect(Math.max(...losses)).toBeLessThanOrEqual(300);
  const { texts, answers, stuck } = await keptMessages(tab);
  expect(texts).toEqual(points.map((_, round) => `question ${round}`));
  // The first died before any piece of its answer was due.
  expect(answers).toBeGreaterThanOrEqual(points.length - 1);
  expect(answers).toBeLessThanOrEqual(points.length);
  expect(stuck).toBe(0);
  const chat = new Chat(tab);
  await chat.retryButton.last().click();
  await chat.streaming();
});
