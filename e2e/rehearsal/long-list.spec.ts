import type { Page } from '@playwright/test';
import type { Chat } from '../support/chat.js';
import { seededFile } from '../support/seeded-history.js';
import { expect, test } from '../support/test.js';
import { sentMessages } from '../support/sent-messages.js';

async function seed(page: Page, url: string, count: number): Promise<void> {
  await page.evaluate(
    async ([url, file]) => {
      const chat = window.Causerie?.createChat({ url, model: 'rehearsal/echo' });
      Object.assign(window, { handle: chat });
      await chat?.history.import(file);
      chat?.destroy();
    },
    [url, seededFile(count)] as const,
  );
}

/** The visitor's messages in view, from the top. */
function seen(chat: Chat): Promise<string[]> {
  return chat.log.evaluate((log) => {
    const { top, bottom } = log.getBoundingClientRect();
    return [...log.querySelectorAll('article[data-role="user"] .bubble')]
      .filter((bubble) => bubble.getBoundingClientRect().bottom > top && bubble.getBoundingClientRect().top < bottom)
      .map((bubble) => bubble.textContent ?? '');
  });
}

// Ten thousand messages are written before each test.
test.beforeEach(async ({ page, site, gateway }) => {
  await page.goto(site.page('<script src="/causerie/causerie.js"></script>'));
  await seed(page, gateway.url, 10_000);
});

function create(page: Page, url: string): Promise<void> {
  return page.evaluate((address) => {
    const handle = window.Causerie?.createChat({ url: address, model: 'rehearsal/echo' });
    Object.assign(window, { handle });
    handle?.open();
  }, url);
}

test('10,000 messages open at their end, scroll back by pages, and never stand in the page all at once', async ({
  page,
  gateway,
  chat,
}) => {
  await create(page, gateway.url);
  await expect(chat.visitor.last()).toContainText('Question 4999');
  await expect.poll(() => seen(chat)).not.toEqual([]);
  const articles = chat.host.locator('article');
  await chat.log.focus();
  const top = async (): Promise<number> => Number(/\d+/.exec((await seen(chat))[0] ?? '')?.[0] ?? NaN);
  // How far one press leads depends on how much is there by then: a page of 25 turns, or a part of it. A page that comes
  // in front ends the scrolling of a press.
  let presses = 0;
  await expect
    .poll(
      async () => {
        await page.keyboard.press('Home');
        presses += 1;
        expect(await articles.count()).toBeLessThanOrEqual(122);
        return top();
      },
      { timeout: 20_000, intervals: [100] },
    )
    .toBeLessThan(4_800);
  expect(presses).toBeLessThan(60);
  await page.keyboard.press('End');
  await expect.poll(async () => (await seen(chat)).at(-1)).toContain('Question 4999');
  expect(await articles.count()).toBeLessThanOrEqual(122);
});

test('the visitor goes on in a conversation of 10,000 messages, and all of them go along', async ({
  page,
  gateway,
  chat,
}) => {
  await create(page, gateway.url);
  await expect(chat.visitor.last()).toContainText('Question 4999');
  await chat.send('and now?');
  await expect(chat.answers.last()).toContainText('and now?', { timeout: 60_000 });
  await chat.ended();
  expect(sentMessages(gateway)).toHaveLength(10_001);
  const kept = await page.evaluate(async () => {
    const { history } = window.handle;
    const [first] = await history.list();
    return history.load(first?.id ?? '');
  });
  expect(kept?.conversation.id).toBe('seed-10000');
  expect(kept?.messages).toHaveLength(10_002);
});

test('a search leads to a message that was never read', async ({ page, gateway, chat }) => {
  await create(page, gateway.url);
  await expect(chat.visitor.last()).toContainText('Question 4999');
  await chat.host.getByRole('button', { name: 'Menu' }).click();
  await chat.host.getByRole('searchbox').fill('"Question 1234" gateways');
  await chat.host.getByRole('searchbox').fill('guide 1234');
  await chat.host.locator('.places button').first().click();
  await expect.poll(async () => (await seen(chat)).join(' ')).toMatch(/Question 123[45]/);
});
