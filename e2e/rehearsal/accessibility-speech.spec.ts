import { listen } from '../support/listen.js';
import { seededFile } from '../support/seeded-history.js';
import { expect, test } from '../support/test.js';

// What a screen reader is told; each test is a row of test/fixtures/corpora/a11y.jsonl.

const longText = Array.from({ length: 500 }, (_, at) => `word${at}`).join(' ');

test('aa-027 an answer of 500 tokens is at most three announcements, and its text one of them', async ({
  page,
  chat,
}) => {
  await chat.start();
  await expect(chat.panel).toContainText('Online');
  const announced = await listen(page);
  await chat.send(longText);
  await chat.ended();
  await expect.poll(async () => (await announced()).filter((text) => text.includes('word499')).length).toBe(1);
  expect((await announced()).length).toBeLessThanOrEqual(3);
  await expect(chat.log).toHaveAttribute('aria-live', 'off');
  await expect(chat.log.locator('[aria-live]:not([aria-live="off"]), [role="status"], output')).toHaveCount(0);
});

test('aa-028 the text of an answer is announced once, when it is complete', async ({ page, chat }) => {
  await chat.start();
  await expect(chat.panel).toContainText('Online');
  const announced = await listen(page);
  await chat.send('It is open until six.');
  await chat.ended();
  await expect.poll(announced).toHaveLength(2);
  const [begins, answer] = await announced();
  expect(begins).toMatch(/ is answering$/);
  expect(answer).toBe('It is open until six.');
});

const endings = [
  { name: 'complete', model: 'rehearsal/echo', stop: false, status: 'complete' },
  { name: 'stopped', model: 'rehearsal/stall-after-20', stop: true, status: 'incomplete' },
  { name: 'cut', model: 'rehearsal/reset-after-20', stop: false, status: 'incomplete' },
  { name: 'length', model: 'rehearsal/length', stop: false, status: 'incomplete' },
  { name: 'filter', model: 'rehearsal/content-filter', stop: false, status: 'incomplete' },
  { name: 'refused', model: 'rehearsal/status-400', stop: false, status: 'failed' },
] as const;

for (const { name, model, stop, status } of endings) {
  test(`aa-029 an answer is busy while it comes and not afterwards: ${name}`, async ({ page, chat }) => {
    await chat.start({ model });
    await page.evaluate(() => {
      const root = document.querySelector('causerie-chat')?.shadowRoot;
      const seen: string[] = [];
      Object.assign(window, { seen });
      if (!root) return;
      const read = (): void => {
        const answer = root.querySelector('article[data-role="assistant"]');
        const now = `${answer?.getAttribute('data-status')} ${answer?.getAttribute('aria-busy')}`;
        if (answer && seen.at(-1) !== now) seen.push(now);
      };
      new MutationObserver(read).observe(root, { subtree: true, childList: true, attributes: true });
    });
    await chat.send('Hello to you');
    if (stop) {
      await chat.streaming();
      await chat.stopButton.click();
    }
    if (status === 'failed') await expect(chat.visitor).toHaveAttribute('data-status', 'failed');
    else await chat.ended(status);
    await expect(chat.log).toHaveAttribute('aria-busy', 'false');
    const seen = await page.evaluate(() => (window as typeof window & { seen: string[] }).seen);
    for (const state of seen.slice(0, -1)) expect(state).toBe('streaming true');
    if (status !== 'failed') expect(seen.at(-1)).toBe(`${status} false`);
  });
}

test('aa-030 an error is one alert', async ({ page, chat }) => {
  await chat.start({ model: 'rehearsal/status-400' });
  const announced = await listen(page);
  await chat.send('Hello');
  await expect(chat.retryButton).toBeVisible();
  const alert = chat.host.getByRole('alert');
  await expect(alert).not.toHaveText('');
  const text = (await alert.textContent())?.trim();
  expect((await announced()).filter((said) => said === text)).toHaveLength(1);
  await expect(alert).toHaveCount(1);
});

test('aa-031 200 old messages are announced neither on opening nor on scrolling back', async ({
  page,
  site,
  gateway,
  chat,
}) => {
  await page.goto(site.page('<script src="/causerie/causerie.js"></script>'));
  await page.evaluate(
    async ([url, file]) => {
      const seeding = window.Causerie?.createChat({ url, model: 'rehearsal/echo' });
      await seeding?.history.import(file);
      seeding?.destroy();
    },
    [gateway.url, seededFile(200)] as const,
  );
  await page.goto(site.tagged({ url: gateway.url, model: 'rehearsal/echo' }));
  await chat.open();
  const announced = await listen(page);
  await expect(chat.answers.first()).toBeVisible();
  for (let round = 0; round < 5; round += 1) {
    await chat.log.evaluate((log) => (log.scrollTop = 0));
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  expect(await announced()).toEqual([]);
  const spoken = chat.host.locator('output, [role="alert"]');
  for (const text of await spoken.allTextContents()) expect(text.trim()).toBe('');
});
