import { expect, type Page } from '@playwright/test';
import { Chat } from './chat.js';
import { storedRecords } from './records.js';

/** What a page has told of the answer that it was showing: how long its text was, and when. */
interface Progress {
  readonly at: number;
  readonly length: number;
}

/** A page of which the test can be rid at any moment, and what comes after it. */
export interface Mortal {
  readonly page: Page;
  /** Ends it as a fault would, and resolves with the page that the visitor opens next, at the same address. */
  kill(): Promise<Page>;
}

/** What a kill has cost. */
export interface Loss {
  /** Milliseconds before the kill from which on text is gone; 0 where all of it is there. */
  readonly ms: number;
  readonly characters: number;
}

/** Sends a message, kills the page once `tokens` pieces of the answer have come, and looks at what is left. */
export async function killInMidStream({ page, kill }: Mortal, text: string, tokens: number): Promise<[Page, Loss]> {
  const heard: Progress[] = [];
  page.on('console', (line) => {
    const [, at, length] = /^progress (\d+) (\d+)$/.exec(line.text()) ?? [];
    if (at && length) heard.push({ at: Number(at), length: Number(length) });
  });
  await page.evaluate((words) => {
    let length = 0;
    window.chat.on('text-delta', ({ delta }) => {
      length += delta?.length ?? 0;
      // oxlint-disable-next-line no-console -- how the test hears of it
      console.log(`progress ${Date.now()} ${length}`);
    });
    window.chat.send(words);
  }, text);
  await expect.poll(() => heard.length, { intervals: [5] }).toBeGreaterThanOrEqual(tokens);
  const asked = Date.now();
  const next = await kill();
  const died = Math.max(asked, heard.at(-1)?.at ?? 0);

  await page.close().catch(() => {});
  const chat = new Chat(next);
  await chat.open();
  await expect(chat.visitor.last()).toContainText(text);
  const kept = await keptAnswer(next, text);
  if (kept) {
    await chat.ended('incomplete');
    await expect(chat.answers.last()).toHaveAttribute('data-reason', 'reload');
  } else {
    // It died before the first piece of the answer was due.
    await expect(chat.visitor.last()).toHaveAttribute('data-status', 'failed');
  }
  await expect(chat.retryButton.last()).toBeVisible();
  const lost = heard.find(({ length }) => length > kept.length);
  const characters = Math.max(0, (heard.at(-1)?.length ?? 0) - kept.length);
  return [next, { ms: lost ? died - lost.at : 0, characters }];
}

/** How often each text of the visitor is kept; and how many answers are, whole or in pieces. */
export async function keptMessages(page: Page): Promise<{ texts: readonly string[]; answers: number; stuck: number }> {
  const records = await storedRecords(page);
  const messages = records.flatMap(({ key, value }) => (Array.isArray(key) && key[0] === 'm' ? [Object(value)] : []));
  const ended = messages.filter(({ role }) => role === 'assistant').map(({ id }) => String(id));
  const pieces = records.flatMap(({ key }) => (Array.isArray(key) && key[0] === 'p' ? [String(key[2])] : []));
  return {
    texts: messages.filter(({ role }) => role === 'user').map((message) => String(message.text)),
    answers: new Set([...ended, ...pieces]).size,
    stuck: messages.filter(({ status }) => !['complete', 'incomplete', 'sending', 'failed'].includes(status)).length,
  };
}

/** The text of the answer to a message, whole or in pieces; '' for none. */
async function keptAnswer(page: Page, question: string): Promise<string> {
  const records = await storedRecords(page);
  const all = records.map(({ key, value }) => ({ key: Array.isArray(key) ? key : [], value: Object(value) }));
  const turn = all.find(({ key, value }) => key[0] === 'm' && value.text === question)?.value.turnId;
  const isAnswer = (value: Record<string, unknown>): boolean =>
    value['role'] === 'assistant' && value['turnId'] === turn;
  const whole = all.find(({ key, value }) => key[0] === 'm' && isAnswer(value));
  if (whole) return String(whole.value.text);
  const first = all.find(({ key, value }) => key[0] === 'p' && isAnswer(Object(value.message)));
  return all
    .filter(({ key }) => key[0] === 'p' && key[2] === first?.key[2])
    .reduce((text, { value }) => text.slice(0, value.textFrom) + (value.text ?? ''), '');
}

/** Kills the renderer of a page, as a crash of the tab would. */
export async function crashTab(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  client.send('Page.crash').catch(() => {});
  await crashed;
}

/** A tab whose renderer crashes, and which the visitor then opens again. */
export function mortalTab(page: Page, url: string): Mortal {
  return {
    page,
    async kill() {
      const context = page.context();
      await crashTab(page);
      const next = await context.newPage();
      await next.goto(url);
      return next;
    },
  };
}
