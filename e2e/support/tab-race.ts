import { expect, type Browser, type Page } from '@playwright/test';
import { startRehearsal } from './gateway.js';
import { scripted } from './scripted.js';
import type { Site } from './site.js';
import { lack, type TabApi } from './tabs.js';
import { expectEachOnce, settledMessages, type MessageRecord } from './records.js';

/** Several tabs that send at once into one history. */
export interface TabRace {
  readonly tabs: number;
  /** What each tab sends. */
  readonly messages: number;
  readonly seed: number;
  /** What the browser lacks. */
  readonly missing?: readonly TabApi[];
}

/**
 * Plays it, and fails unless every message and every answer stands there once, in the same order for every tab.
 * Returns a line with figures.
 */
export async function playTabRace(browser: Browser, site: Site, race: TabRace): Promise<string> {
  const { tabs, messages, seed, missing = [] } = race;
  const gateway = await startRehearsal({ port: 0, tokensPerSecond: 20_000, seed });
  const context = await browser.newContext();
  try {
    await lack(context, missing);
    const url = scripted(site, { url: gateway.url, model: 'rehearsal/echo', context: { messages: 4 } });
    const pages: Page[] = [];
    for (let at = 0; at < tabs; at += 1) {
      const page = await context.newPage();
      await page.goto(url);
      await page.evaluate(() => window.chat.ready);
      pages.push(page);
    }
    const since = performance.now();
    await Promise.all(pages.map((page, tab) => page.evaluate(sendAll, { tab, messages, seed })));
    const seconds = (performance.now() - since) / 1000;
    const [first] = pages;
    if (!first) throw new Error('no tab');
    const records = await settledMessages(first);
    expectEachOnce(records, tabs * messages);
    await expectSameOrder(pages, records);
    const lacking = missing.length > 0 ? `, without ${missing.join(' and ')}` : '';
    const requests = gateway.rehearsal.requests.filter(({ route }) => route === 'chat').length;
    return `${tabs} tabs × ${messages} messages, seed ${seed}${lacking}: ${records.length} records, each once, in ${seconds.toFixed(1)} s (${requests} of the last requests were for answers)`;
  } finally {
    await context.close();
    await gateway.close();
  }
}

/** Each tab ends on the same last turns, in the order of their places. */
async function expectSameOrder(pages: readonly Page[], records: readonly MessageRecord[]): Promise<void> {
  const turns = records.filter(({ role }) => role === 'user').map(({ text }) => text);
  for (const page of pages) {
    await page.evaluate(() => {
      window.chat.open();
      dispatchEvent(new Event('focus'));
    });
    const bubbles = page.locator('causerie-chat article[data-role="user"] .bubble');
    await expect(async () => {
      const texts = (await bubbles.allTextContents()).map((text) => text.trim());
      expect(texts.length).toBeGreaterThan(1);
      expect(texts).toEqual(turns.slice(-texts.length));
    }).toPass({ timeout: 60_000 });
  }
}

/** Sends with the pauses that the seed gives, and resolves at the end of the last turn. Runs in the page. */
async function sendAll({ tab, messages, seed }: { tab: number; messages: number; seed: number }): Promise<void> {
  let state = seed * 7919 + tab;
  const random = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
  let ended = 0;
  const all = new Promise<void>((resolve) => {
    window.chat.on('turn-end', () => {
      ended += 1;
      if (ended === messages) resolve();
    });
  });
  for (let message = 1; message <= messages; message += 1) {
    window.chat.send(`tab ${tab} says ${message}`);
    if (random() < 0.3) await new Promise((resolve) => setTimeout(resolve, random() * 20));
  }
  await all;
}
