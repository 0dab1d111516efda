import type { Page } from '@playwright/test';
import { storedRecords } from '../support/records.js';
import { scripted } from '../support/scripted.js';
import { expect, test } from '../support/test.js';

/** Says something to the tabs of a history, as any script of the site can. */
function forge(page: Page, name: string, ...hints: readonly object[]): Promise<void> {
  return page.evaluate(
    ([name, hints]) => {
      const channel = new BroadcastChannel(name);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- only a window's messages have one
      for (const hint of hints) channel.postMessage(hint);
      channel.close();
    },
    [name, hints] as const,
  );
}

const forged: readonly (readonly [string, (id: string) => object])[] = [
  ['erased', (id) => ({ kind: 'erased', conversation: id })],
  ['erased-all', () => ({ kind: 'erased-all' })],
];
for (const [kind, hintOf] of forged) {
  test(`a forged hint "${kind}" while an answer streams erases nothing`, async ({ page, site, gateway, chat }) => {
    await page.goto(scripted(site, { url: gateway.url, model: 'rehearsal/long-500' }));
    await chat.open();
    await chat.send('Hello');
    await chat.streaming();
    const [conversation] = await page.evaluate(() => window.chat.history.list());
    await forge(page, 'causerie:default:anon', hintOf(conversation?.id ?? ''));
    await chat.ended();
    await expect(chat.visitor).toHaveText(/Hello/);
    const kept = await page.evaluate((id) => window.chat.history.load(id), conversation?.id ?? '');
    expect(kept?.messages.map(({ role, status }) => [role, status])).toEqual([
      ['user', 'complete'],
      ['assistant', 'complete'],
    ]);
    expect((await storedRecords(page)).filter(({ key }) => String(key).startsWith('x,'))).toEqual([]);
  });
}

test('a forged hint about a user ends no chat, shows nobody else, and writes into nobody else’s history', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  await page.goto(scripted(site, { url: gateway.url, model: 'rehearsal/echo', user: { id: 'eve' } }));
  await chat.open();
  await chat.send('a secret of eve');
  await chat.ended();
  await page.evaluate(() => window.chat.setUser({ id: 'ada' }));
  await chat.send('a word of ada');
  await chat.ended();
  await forge(page, 'causerie:default:ada', { kind: 'user', user: 'eve' }, { kind: 'user' });
  await chat.send('after the forged hint');
  await expect(chat.visitor).toHaveText([/a word of ada/, /after the forged hint/]);
  await chat.ended();
  await expect(chat.panel).not.toContainText('secret');
  const texts = async (id: string): Promise<string> =>
    JSON.stringify(await storedRecords(page, `causerie:default:${id}`));
  expect(await texts('eve')).toContain('a secret of eve');
  expect(await texts('eve')).not.toContain('forged');
  expect(await texts('ada')).toContain('after the forged hint');
});
