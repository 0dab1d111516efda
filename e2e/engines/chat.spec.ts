import { EngineChat } from '../support/engines/engine-chat.js';
import { expect, test } from '../support/engines/engine-test.js';
import { reportsOf, strictPolicy } from '../support/engines/policy.js';

test('an answer streams piece by piece and is there after a reload', async ({ driver, site, gateway }) => {
  const chat = new EngineChat(driver);
  await driver.goto(site.tagged({ url: gateway.url, model: 'rehearsal/answer' }));
  await chat.open();
  await driver.evaluate(() => {
    const seen: string[] = [];
    document.querySelector('causerie-chat')?.addEventListener('causerie:text-delta', () => {
      seen.push('delta');
      document.title = String(seen.length);
    });
  });
  await chat.send('Which gateway fits a small office?');
  const { text } = await chat.ended();
  expect(text).toContain('G1');
  expect(Number(await driver.evaluate(() => document.title))).toBeGreaterThan(3);
  await driver.reload();
  await chat.open();
  await chat.ended();
  const messages = await chat.messages();
  expect(messages.map(({ role, status }) => [role, status])).toEqual([
    ['user', 'complete'],
    ['assistant', 'complete'],
  ]);
  expect(messages[1]?.text).toContain('G1');
});

test('Stop keeps what came, closes the connection, and a reload brings both back', async ({
  driver,
  site,
  gateway,
}) => {
  const chat = new EngineChat(driver);
  await driver.goto(site.tagged({ url: gateway.url, model: 'rehearsal/stall-after-20' }));
  await chat.open();
  await chat.send('Go');
  await expect.poll(async () => (await chat.answer())?.text.length ?? 0).toBeGreaterThan(20);
  await driver.click({ css: 'button', name: 'Stop' });
  expect(await chat.ended('incomplete')).toMatchObject({ reason: 'stopped' });
  const request = gateway.rehearsal.requests.findLast(({ model }) => model === 'rehearsal/stall-after-20');
  await expect.poll(() => request?.closedEarly).toBe(true);
  await driver.reload();
  await chat.open();
  expect(await chat.ended('incomplete')).toMatchObject({ reason: 'stopped' });
});

test('a reload in mid-answer leaves what came', async ({ driver, site, gateway }) => {
  const chat = new EngineChat(driver);
  await driver.goto(site.tagged({ url: gateway.url, model: 'rehearsal/stall-after-30' }));
  await chat.open();
  await chat.send('Go');
  const request = (): unknown => gateway.rehearsal.requests.at(-1)?.sentTokens;
  await expect.poll(request).toBe(30);
  await expect.poll(async () => (await chat.answer())?.text.length ?? 0).toBeGreaterThan(40);
  await driver.reload();
  await chat.open();
  // Firefox breaks a page's connections before it tells the page that it goes.
  expect((await chat.ended('incomplete')).reason).toMatch(/^(?:reload|interrupted)$/);
});

test('a strict policy with Trusted Types needs nothing loosened', async ({ driver, site, gateway }) => {
  const chat = new EngineChat(driver);
  const before = site.reports.length;
  const page = site.tagged({ url: gateway.url, model: 'rehearsal/markdown' }, { headers: strictPolicy(site, gateway) });
  await driver.goto(page);
  await chat.open();
  await chat.send('Show me everything');
  await chat.ended();
  const looks = await driver.evaluate(() => {
    const root = document.querySelector('causerie-chat')?.shadowRoot;
    const panel = root?.querySelector('dialog');
    const cell = root?.querySelector('td');
    return {
      display: panel && getComputedStyle(panel).display,
      width: panel?.getBoundingClientRect().width,
      table: cell && getComputedStyle(cell).paddingLeft,
      inline: root?.querySelectorAll('style, [style]').length,
    };
  });
  expect(looks).toMatchObject({ display: 'flex', width: 400, inline: 0 });
  expect(looks.table).not.toBe('0px');
  expect(await reportsOf(driver, site, before)).toEqual([]);
});

test('the keyboard alone opens, sends, stops and closes', async ({ driver, site, gateway }) => {
  const chat = new EngineChat(driver);
  await driver.goto(site.tagged({ url: gateway.url, model: 'rehearsal/stall-after-10' }));
  await expect
    .poll(() =>
      driver.evaluate(() => Boolean(document.querySelector('causerie-chat')?.shadowRoot?.querySelector('button'))),
    )
    .toBe(true);
  await driver.press('Tab');
  await driver.press('Enter');
  await expect.poll(() => chat.focused()).toBe('textarea');
  await driver.type('Go');
  await driver.press('Enter');
  await expect.poll(async () => (await chat.answer())?.status).toBe('streaming');
  await driver.press('Tab');
  await driver.press('Enter');
  await chat.ended('incomplete');
  await driver.press('Escape');
  await expect
    .poll(() =>
      driver.evaluate(() =>
        document.querySelector('causerie-chat')?.shadowRoot?.activeElement?.getAttribute('aria-label'),
      ),
    )
    .toBe('Open chat');
});
