import { expect, type BrowserContext, type Page } from '@playwright/test';
import { startUpstream } from '../../relay/test/support/upstream.js';
import { startRelay } from './relay.js';
import { scripted } from './scripted.js';
import type { Site } from './site.js';

/** The ways in which the connection of an answer ends before the answer does. */
export type Cut = 'reload' | 'network' | 'close' | 'other-tab';

/** What became of the answers of a series. */
interface Outcome {
  readonly runs: number;
  /** Runs that went wrong, in words. */
  readonly faults: readonly string[];
}

const words = (count: number, run: string): string[] => Array.from({ length: count }, (_, at) => `wörd${at}-${run} `);

/**
 * Answers of `tokens` tokens, each cut once: after every `step`th token, in one of the ways. The upstream gives the rest
 * only once the connection is gone. An answer has to be whole then, asked for once, and not complete before.
 */
export async function cutAnswers(
  context: BrowserContext,
  site: Site,
  { how, tokens, step, from = 0 }: { how: Cut; tokens: number; step: number; from?: number },
): Promise<Outcome> {
  const upstream = await startUpstream();
  const none = '{ session: null, user: null, address: null, all: null }';
  const relay = await startRelay(upstream.url, 'sk-of-the-upstream-0123', new URL(site.url).origin, [
    'model: m',
    `limits: { minute: ${none}, day: ${none}, running: ${none}, newSessions: { minute: 100000, day: 100000 }, wrongTurns: 100000 }`,
  ]);
  const address = scripted(site, { url: relay.url, model: 'm', titles: 'words' });
  const faults: string[] = [];
  let ends: string[] = [];
  await context.exposeBinding('tellEnd', (_, status: string) => void ends.push(status));
  await context.addInitScript(() => {
    addEventListener('causerie:turn-end', (event) => {
      const { status = '' } = event instanceof CustomEvent ? event.detail : {};
      Reflect.get(window, 'tellEnd')(status);
    });
  });
  const open = async (): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(address);
    await ready(page);
    return page;
  };

  let runs = 0;
  let page = await open();
  for (let at = from; at < tokens; at += step) {
    const run = `${how}${at}`;
    const all = words(tokens, run);
    runs += 1;
    ends = [];
    await page.evaluate((text) => {
      window.chat.newConversation();
      window.chat.send(text);
    }, run);
    const answer = await upstream.nextAnswer();
    for (const word of all.slice(0, at)) answer.send(word);
    if (at > 0) await expect.poll(() => textOf(page, run)).toContain((all[at - 1] ?? '').trim());
    if (how === 'reload') {
      await page.reload();
      await ready(page);
    } else if (how === 'network') relay.cut();
    else {
      // Another tab has seen the answer run before its own goes away.
      const other = how === 'other-tab' ? await open() : undefined;
      await page.close();
      page = other ?? (await open());
    }
    const early = ends.includes('complete');
    for (const word of all.slice(at)) answer.send(word);
    if (early || ends.includes('complete')) faults.push(`${run}: complete before its end`);
    answer.finish();
    await expect.poll(() => ends.at(-1), { message: run, timeout: 60_000 }).toBe('complete');
    const text = await textOf(page, run);
    if (text !== all.join('')) faults.push(`${run}: another text, ${text.length} of ${all.join('').length} characters`);
    const asked = upstream.seen.filter(({ method, body }) => method === 'POST' && JSON.stringify(body).includes(run));
    const own = asked.filter(({ body }) => JSON.stringify(body).includes(`"${run}"`));
    if (own.length !== 1) faults.push(`${run}: ${own.length} requests`);
  }
  await page.close();
  await relay.stop();
  await upstream.close();
  return { runs, faults };
}

/** A chat whose panel is closed begins with this. */
async function ready(page: Page): Promise<void> {
  await page.evaluate(async () => void (await window.chat.ready));
}

/** The text of the answer to a message, as the page's history has it. */
async function textOf(page: Page, sent: string): Promise<string> {
  const file = await page.evaluate(() => window.chat.history.export('json'));
  const { conversations }: { conversations: { messages: { text: string; role: string }[] }[] } = JSON.parse(file);
  const own = conversations.find(({ messages }) => messages.some(({ text }) => text === sent));
  return own?.messages.findLast(({ role }) => role === 'assistant')?.text ?? '';
}
