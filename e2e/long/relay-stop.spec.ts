import { startUpstream } from '../../relay/test/support/upstream.js';
import { Chat } from '../support/chat.js';
import { startRelay } from '../support/relay.js';
import { openTwoTabs } from '../support/tabs.js';
import { expect, test } from '../support/test.js';

test('Stop in a second tab ends the request to the AI server within a second, 50 times', async ({
  context,
  page,
  site,
}, testInfo) => {
  const upstream = await startUpstream();
  const none = '{ session: null, user: null, address: null, all: null }';
  const relay = await startRelay(upstream.url, 'sk-of-the-upstream-0123', new URL(site.url).origin, [
    'model: m',
    `limits: { minute: ${none}, day: ${none}, running: ${none} }`,
  ]);
  const url = site.tagged({ url: relay.url, model: 'm', titles: 'words' });
  let [first, second]: readonly [Chat, Chat] = await openTwoTabs(context, url, page);
  const times: number[] = [];
  for (let round = 1; round <= 50; round += 1) {
    await first.send(`Round ${round}`);
    const answer = await upstream.nextAnswer();
    answer.send(`word ${round} `);
    await expect(await second.streaming()).toContainText(`word ${round}`);
    const clicked = Date.now();
    await second.stopButton.click();
    await answer.seen.gone;
    times.push(Date.now() - clicked);
    for (const tab of [first, second]) {
      await tab.ended('incomplete');
      await expect(tab.answers.last()).toHaveAttribute('data-reason', 'stopped');
    }
    [first, second] = [second, first];
  }
  testInfo.annotations.push({ type: 'ms until it was ended', description: times.join(' ') });
  expect(times.filter((ms) => ms > 1000)).toEqual([]);
  expect(upstream.seen.filter(({ method, isGone }) => method === 'POST' && isGone)).toHaveLength(50);
  await relay.stop();
  await upstream.close();
});
