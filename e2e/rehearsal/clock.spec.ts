import type { RecordedRequest } from '../../src/testing/recorded-request.js';
import { ManualClock } from '../../test/support/manual-clock.js';
import { scripted } from '../support/scripted.js';
import { expect, test } from '../support/test.js';

test('fs-056 a clock that jumps back makes no wait longer and changes no order', async ({
  page,
  chat,
  startGateway,
}) => {
  const gateway = await startGateway({ exposedHeaders: ['Retry-After'], scenario: 'retry-after-50' });
  const countdown = chat.log.getByText(/ in [1-5]?\d s/);
  await page.clock.install();
  await chat.start({ gateway, say: 'before the jump' });
  await expect(countdown).toBeVisible();
  const now = await page.evaluate(() => Date.now());
  await page.clock.setSystemTime(now - 3_600_000);
  await expect(countdown).toBeVisible();
  await page.clock.fastForward(50_000);
  await chat.ended();
  await chat.send('after the jump');
  await expect(countdown).toBeVisible();
  await page.clock.fastForward(50_000);
  await chat.ended();
  await page.reload();
  await chat.open();
  await expect(chat.visitor).toHaveText([/before the jump/, /after the jump/]);
});

test('fs-057 after a change of the time zone, times are those of the new one', async ({ page, chat }) => {
  const client = await page.context().newCDPSession(page);
  const times = chat.host.locator('article time');
  const inZone = (timeZone: string): Promise<string[]> =>
    times.evaluateAll(
      (found, timeZone) =>
        found.map((time) =>
          new Intl.DateTimeFormat('en-US', { timeStyle: 'short', timeZone }).format(
            new Date(time.getAttribute('datetime') ?? ''),
          ),
        ),
      timeZone,
    );
  await client.send('Emulation.setTimezoneOverride', { timezoneId: 'Europe/Paris' });
  await chat.start({ say: 'What time is it?' });
  await chat.ended();
  await expect(times).toHaveCount(2);
  expect(await times.allTextContents()).toEqual(await inZone('Europe/Paris'));
  await client.send('Emulation.setTimezoneOverride', { timezoneId: 'Asia/Tokyo' });
  await page.reload();
  await chat.open();
  await expect(times).toHaveCount(2);
  expect(await times.allTextContents()).toEqual(await inZone('Asia/Tokyo'));
});

test('fs-058 a machine that slept for 8 hours in mid-answer wakes to what came, and asks nothing by itself', async ({
  page,
  gateway,
  chat,
}) => {
  await page.clock.install();
  await chat.start({ model: 'rehearsal/stall-after-20', say: 'Good night' });
  const asked = (): RecordedRequest[] => gateway.rehearsal.requests.filter(({ question }) => question === 'Good night');
  await expect.poll(() => asked().at(-1)?.sentTokens).toBe(20);
  const sent = asked().at(-1)?.sentText.replaceAll('*', '').trim() ?? '';
  await expect(chat.answers).toContainText(sent);
  // As a lid that is closed: what was due meanwhile is due once, at the waking.
  await page.clock.fastForward('08:00:00');
  await page.clock.runFor(5_000);
  await chat.ended('incomplete');
  await expect(chat.answers).toHaveAttribute('data-reason', 'stall');
  await expect(chat.answers).toContainText(sent);
  expect(asked()).toHaveLength(1);
  await expect(chat.retryButton).toBeVisible();
});

test('fs-059 timers that come late in a hidden tab end no answer that still comes', async ({
  page,
  site,
  chat,
  startGateway,
}) => {
  // The gateway's own time: however busy the machine is, the answer neither ends early nor falls silent.
  const clock = new ManualClock();
  const gateway = await startGateway({ clock, tokensPerSecond: Infinity });
  const words = Array.from({ length: 11 }, (_, i) => `Word number ${i}. `);
  const steps = words.flatMap((text) => [{ text }, { wait: 1_000 }]);
  gateway.rehearsal.nextScenario({ steps: [...steps, { finish: 'stop' }] });
  await page.clock.install();
  await page.goto(scripted(site, { url: gateway.url, model: 'Technova', timeout: { idle: 5_000 } }));
  await chat.open();
  await chat.send('Hello, slowly');
  await chat.streaming();
  // A browser lets the timers of a hidden page run once a minute, for ten minutes here.
  for (let minute = 1; minute < words.length; minute += 1) {
    await page.clock.fastForward(60_000);
    clock.advance(1_000);
    await expect(chat.answers).toContainText(`Word number ${minute}.`);
    await expect(chat.answers).toHaveAttribute('data-status', 'streaming');
  }
  clock.advance(1_000);
  await expect(chat.answers).toHaveAttribute('data-status', 'complete', { timeout: 30_000 });
  expect(gateway.rehearsal.requests.filter(({ question }) => question === 'Hello, slowly')).toHaveLength(1);
});
