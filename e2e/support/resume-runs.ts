import { expect, type Browser, type Page } from '@playwright/test';
import { startUpstream } from '../../relay/test/support/upstream.js';
import { startRelay } from './relay.js';
import type { Site } from './site.js';

/** The ways in which the connection of an answer ends before the answer does. */
export type Cut = 'reload' | 'network' | 'close' | 'other-tab';

/** The answers of a series. */
interface Series {
  readonly how: Cut;
  readonly tokens: number;
  /** After each of these tokens one answer is cut. */
  readonly places: readonly number[];
  /** Browsers that work beside each other. @default 1 */
  readonly lanes?: number;
}

/** What became of them. */
interface Outcome {
  readonly runs: number;
  /** Runs that went wrong, in words. */
  readonly faults: readonly string[];
}

/** Chats of one page, each with a history of its own: one cut cuts all their answers. A browser has six connections. */
const chatsOfPage = 4;

/**
 * Answers of `tokens` tokens, each cut once. The upstream gives the rest only once the connection is gone. An answer has
 * to be whole then, asked for once, and not complete before.
 */
export async function cutAnswers(
  browser: Browser,
  site: Site,
  { how, tokens, places, lanes = 1 }: Series,
): Promise<Outcome> {
  const rounds = Array.from({ length: Math.ceil(places.length / chatsOfPage) }, (_, round) =>
    places.slice(round * chatsOfPage, (round + 1) * chatsOfPage),
  );
  const ofLanes = Array.from({ length: lanes }, (_, lane) => rounds.filter((_, round) => round % lanes === lane));
  const faults = await Promise.all(ofLanes.map((own) => runLane(browser, site, how, tokens, own)));
  return { runs: places.length, faults: faults.flat() };
}

/** One browser, one relay and one upstream. */
async function runLane(
  browser: Browser,
  site: Site,
  how: Cut,
  tokens: number,
  rounds: readonly (readonly number[])[],
): Promise<string[]> {
  const upstream = await startUpstream();
  const none = '{ session: null, user: null, address: null, all: null }';
  const relay = await startRelay(upstream.url, 'sk-of-the-upstream-0123', new URL(site.url).origin, [
    'model: m',
    `limits: { minute: ${none}, day: ${none}, running: ${none}, newSessions: { minute: 100000, day: 100000 }, wrongTurns: 100000 }`,
  ]);
  const context = await browser.newContext();
  const address = site.page(`<script src="/causerie/causerie.js"></script><script>
    window.chats = Array.from({ length: ${chatsOfPage} }, (_, at) => {
      const chat = Causerie.createChat({ url: '${relay.url}', model: 'm', historyKey: 'chat' + at });
      chat.on('turn-end', ({ status }) => window.tellEnd(at, status));
      return chat;
    });</script>`);
  const faults: string[] = [];
  /** How the turns of each chat have ended in this round. */
  let ends: string[][] = [];
  await context.exposeBinding('tellEnd', (_, at: number, status: string) => void ends[at]?.push(status));
  const open = async (): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(address);
    await ready(page);
    return page;
  };

  let page = await open();
  for (const places of rounds) {
    const runs = places.map((place) => `${how}${place}.`);
    const words = runs.map((run) => Array.from({ length: tokens }, (_, at) => `wörd${at}-${run} `));
    ends = places.map(() => []);
    await page.evaluate((texts) => {
      for (const [at, text] of texts.entries()) {
        window.chats[at]?.newConversation();
        window.chats[at]?.send(text);
      }
    }, runs);
    const asked = await Promise.all(runs.map(() => upstream.nextAnswer()));
    const answers = runs.map((run) => asked.find(({ seen }) => isFor(seen.body, run)));
    for (const [at, answer] of answers.entries()) {
      for (const word of words[at]?.slice(0, places[at]) ?? []) answer?.send(word);
    }
    const begun = words.map((all, at) => all.slice(0, places[at]).join(''));
    await expect.poll(() => storedTexts(page, runs), { message: runs.join(), timeout: 60_000 }).toEqual(begun);
    if (how === 'reload') {
      await page.reload();
      await ready(page);
    } else if (how === 'network') relay.cut();
    else {
      // Another tab has seen the answers run before their own goes away.
      const other = how === 'other-tab' ? await open() : undefined;
      await page.close();
      page = other ?? (await open());
    }
    for (const [at, answer] of answers.entries()) {
      for (const word of words[at]?.slice(places[at]) ?? []) answer?.send(word);
      if (ends[at]?.includes('complete')) faults.push(`${runs[at]}: complete before its end`);
      answer?.finish();
    }
    const last = (): (string | undefined)[] => ends.map((own) => own.at(-1));
    await expect.poll(last, { message: runs.join(), timeout: 60_000 }).toEqual(runs.map(() => 'complete'));
    const texts = await storedTexts(page, runs);
    for (const [at, run] of runs.entries()) {
      if (texts[at] !== words[at]?.join('')) faults.push(`${run}: another text, ${texts[at]?.length} characters`);
      const count = upstream.seen.filter(({ body }) => isFor(body, run)).length;
      if (count !== 1) faults.push(`${run}: ${count} requests`);
    }
  }
  await context.close();
  await relay.stop();
  await upstream.close();
  return faults;
}

/** Whether a request asks for an answer to this text. */
function isFor(body: Readonly<Record<string, unknown>>, sent: string): boolean {
  return JSON.stringify(body).includes(`"${sent}"`);
}

/** A chat whose panel is closed begins with this. */
async function ready(page: Page): Promise<void> {
  await page.evaluate(async () => void (await Promise.all(window.chats.map((chat) => chat.ready))));
}

/** The texts of the answers to the messages of a page's chats, as their histories have them. */
async function storedTexts(page: Page, sent: readonly string[]): Promise<string[]> {
  const files = await page.evaluate(
    (count) => Promise.all(window.chats.slice(0, count).map((chat) => chat.history.export('json'))),
    sent.length,
  );
  return files.map((file, at) => {
    const { conversations }: { conversations: { messages: { text: string; role: string }[] }[] } = JSON.parse(file);
    const own = conversations.find(({ messages }) => messages.some(({ text }) => text === sent[at]));
    return own?.messages.findLast(({ role }) => role === 'assistant')?.text ?? '';
  });
}
