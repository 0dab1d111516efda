import { Chat } from '../support/chat.js';
import { expectEachOnce, sendAndWait, settledMessages, storedRecords } from '../support/records.js';
import { scripted } from '../support/scripted.js';
import { expectSameMessages, openTab, openTwoTabs, openTwoTabsAnswering } from '../support/tabs.js';
import { expect, test } from '../support/test.js';

test('fs-036 two tabs send at once: both are answered, each message once, in the same order', async ({
  context,
  page,
  site,
  startGateway,
}) => {
  const rounds = 100;
  test.setTimeout(900_000);
  // Its answers are written at once: two hundred of them come one after another.
  const gateway = await startGateway({ tokensPerSecond: 20_000 });
  const url = scripted(site, { url: gateway.url, model: 'rehearsal/echo' });
  const tabs = await openTwoTabs(context, url, page);
  for (let round = 1; round <= rounds; round += 1) {
    await Promise.all(tabs.map((tab, at) => sendAndWait(tab.page, `tab ${at} round ${round}`)));
  }
  const records = await settledMessages(page);
  expectEachOnce(records, rounds * 2);
  const newest = records.filter(({ role }) => role === 'user').at(-1);
  for (const tab of tabs) await expect(tab.visitor.last()).toContainText(newest?.text ?? '');
  await expectSameMessages(...tabs, 20);
  await page.reload();
  await tabs[0].open();
  await expectSameMessages(...tabs, 20);
});

test('a tab that is closed while it streams leaves an incomplete answer in the others', async ({
  context,
  page,
  site,
  gateway,
}) => {
  const [writer, reader] = await openTwoTabsAnswering({ context, page, site, gateway }, 'Hello');
  await writer.page.close();
  await reader.ended('incomplete');
  await expect(reader.answers.last()).toHaveAttribute('data-reason', 'reload');
  await expect(reader.visitor).toHaveAttribute('data-status', 'complete');
  await expect(reader.retryButton).toBeVisible();
});

test('Stop in a tab that shows the answer of another one ends it in both', async ({ context, page, site, gateway }) => {
  const [writer, reader] = await openTwoTabsAnswering({ context, page, site, gateway }, 'Stop from elsewhere');
  await reader.stopButton.click();
  for (const tab of [writer, reader]) {
    await tab.ended('incomplete');
    await expect(tab.answers.last()).toHaveAttribute('data-reason', 'stopped');
    await expect(tab.sendButton).toBeVisible();
  }
  const asked = gateway.rehearsal.requests.find(({ body }) => JSON.stringify(body)?.includes('Stop from elsewhere'));
  await expect.poll(() => asked?.closedEarly).toBe(true);
});

test('a tab opened while another streams shows the answer as streaming, to its end', async ({
  context,
  page,
  site,
  gateway,
}) => {
  const url = site.tagged({ url: gateway.url, model: 'rehearsal/long-500' });
  const writer = await openTab(context, url, page);
  await writer.send('Hello');
  await writer.streaming();
  const reader = await openTab(context, url);
  await reader.streaming();
  await expect(reader.host.locator('article[data-status="incomplete"]')).toHaveCount(0);
  await expect(writer.answers).toHaveAttribute('data-status', 'complete');
  await reader.ended();
  await expectSameMessages(writer, reader);
});

const erasures: readonly (readonly [string, () => unknown])[] = [
  ['fs-038 a conversation', () => window.chat.clear()],
  ['fs-039 everything', () => window.chat.history.erase()],
];
for (const [what, erase] of erasures) {
  test(`${what} erased in one tab while another streams ends quietly and leaves no ghost`, async ({
    context,
    page,
    site,
    gateway,
    problems,
  }) => {
    const url = scripted(site, { url: gateway.url, model: 'rehearsal/stall-after-20' });
    const writer = await openTab(context, url, page);
    const other = await openTab(context, url);
    await writer.send('Hello ghost');
    await other.streaming();
    await other.page.evaluate(erase);
    await expect(writer.visitor).toHaveCount(0);
    await expect(writer.answers).toHaveCount(0);
    const asked = gateway.rehearsal.requests.filter(({ route }) => route === 'chat').at(-1);
    await expect.poll(() => asked?.closedEarly).toBe(true);
    await Promise.all([writer.page.reload(), other.page.reload()]);
    await Promise.all([writer.open(), other.open()]);
    await expect(writer.visitor).toHaveCount(0);
    await expect(other.visitor).toHaveCount(0);
    expect(JSON.stringify(await storedRecords(writer.page))).not.toContain('ghost');
    expect(problems).toEqual([]);
  });
}

test('fs-040 setUser in one tab ends the user in the other, and another user comes by the page’s own call alone', async ({
  context,
  page,
  site,
  gateway,
}) => {
  const url = scripted(site, { url: gateway.url, model: 'rehearsal/stall-after-20', user: { id: 'ada' } });
  const [other, mine] = await openTwoTabs(context, url, page);
  await other.send('a secret of ada');
  await mine.streaming();
  await mine.page.evaluate(() => window.chat.setUser(null));
  await expect(other.visitor).toHaveCount(0);
  await expect(other.answers).toHaveCount(0);
  const asked = gateway.rehearsal.requests.filter(({ route }) => route === 'chat').at(-1);
  await expect.poll(() => asked?.closedEarly).toBe(true);
  await other.page.evaluate(() => window.chat.setUser({ id: 'ada' }));
  await expect(other.visitor).toHaveText(/a secret of ada/);
  await expect(mine.visitor).toHaveCount(0);
  await mine.page.evaluate(() => window.chat.setUser({ id: 'ada' }));
  await expect(mine.visitor).toHaveText(/a secret of ada/);
});

test('fs-044 what the page says on the channel has no effect and throws nothing', async ({ page, chat, problems }) => {
  await chat.start({ say: 'Hello' });
  await chat.ended();
  const before = await settledMessages(page, 2);
  await page.evaluate(() => {
    const channel = new BroadcastChannel('causerie:default:anon');
    const rows: unknown[] = [
      null,
      undefined,
      0,
      'erased',
      [],
      {},
      { kind: 'nonsense' },
      { kind: 'erased' },
      { kind: 'erased', conversation: 7 },
      { kind: 'erased', conversation: '__proto__' },
      { kind: 'message', conversation: 'x'.repeat(1e6), position: 0 },
      { kind: 'message', conversation: 'x', position: -1 },
      { kind: 'message', conversation: 'x', position: Number.NaN },
      { kind: 'message', conversation: 'x', position: 1e308 },
      { kind: 'user', user: 7 },
      { kind: 'user' },
      JSON.parse('{"__proto__":{"kind":"erased-all"}}'),
      new Map([['kind', 'erased-all']]),
      new Date(),
      new ArrayBuffer(8),
      new Error('erased-all'),
    ];
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- only a window's messages have one
    for (const row of rows) channel.postMessage(row);
    channel.close();
  });
  // What is sent after it is heard after it.
  await chat.send('still here');
  await expect(chat.answers).toHaveCount(2);
  await chat.ended();
  expect((await settledMessages(page, 4)).slice(0, 2)).toEqual(before);
  await expect(chat.visitor).toHaveText([/Hello/, /still here/]);
  expect(problems).toEqual([]);
});

test('fs-053 two widgets with keys of their own on one page, in two tabs, do not mix', async ({
  context,
  page,
  site,
  gateway,
}) => {
  const make = (key: string): string =>
    `Causerie.createChat({ url: '${gateway.url}', model: 'rehearsal/echo', historyKey: '${key}', placement: 'inline', container: '#${key}' })`;
  const url = site.page(
    `<div id="one"></div><div id="two"></div><script src="/causerie/causerie.js"></script><script>${make('one')};${make('two')}</script>`,
  );
  const chats = (tab: typeof page): Chat[] =>
    ['one', 'two'].map((key) => new Chat(tab, tab.locator(`#${key} causerie-chat`)));
  await page.goto(url);
  const other = await context.newPage();
  await other.goto(url);
  const [one, two] = chats(page);
  const [otherOne, otherTwo] = chats(other);
  await one?.send('for the first');
  await two?.send('for the second');
  await expect(otherOne?.answers ?? page.locator('x')).toHaveText(/for the first/);
  await expect(otherTwo?.answers ?? page.locator('x')).toHaveText(/for the second/);
  await expect(one?.visitor ?? page.locator('x')).toHaveCount(1);
  await expect(two?.visitor ?? page.locator('x')).toHaveCount(1);
});
