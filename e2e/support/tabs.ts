import { expect, type BrowserContext, type Page } from '@playwright/test';
import { Chat } from './chat.js';
import type { Site } from './site.js';

/** What lets tabs work together, by the names of the properties; an older browser lacks one or both. */
export type TabApi = 'BroadcastChannel' | 'locks';

/** Takes these from every page that opens from now on. */
export async function lack(context: BrowserContext, missing: readonly TabApi[]): Promise<void> {
  await context.addInitScript((names: readonly string[]) => {
    if (names.includes('BroadcastChannel')) Reflect.deleteProperty(window, 'BroadcastChannel');
    if (names.includes('locks')) Object.defineProperty(navigator, 'locks', { value: undefined });
  }, missing);
}

/** A chat in a tab of its own, opened. */
export async function openTab(context: BrowserContext, url: string, page?: Page): Promise<Chat> {
  const tab = page ?? (await context.newPage());
  await tab.goto(url);
  const chat = new Chat(tab);
  await chat.open();
  return chat;
}

/** Two tabs with the same chat, the first of them in the page that is there. */
export async function openTwoTabs(context: BrowserContext, url: string, page: Page): Promise<readonly [Chat, Chat]> {
  return [await openTab(context, url, page), await openTab(context, url)];
}

/** Two such tabs, of which the first has sent this; both show the beginning of an answer that comes no further. */
export async function openTwoTabsAnswering(
  { context, page, site, gateway }: { context: BrowserContext; page: Page; site: Site; gateway: { url: string } },
  text: string,
): Promise<readonly [Chat, Chat]> {
  const url = site.tagged({ url: gateway.url, model: 'rehearsal/stall-after-20' });
  const tabs = await openTwoTabs(context, url, page);
  await tabs[0].send(text);
  await tabs[1].streaming();
  return tabs;
}

/** The visitor's messages and the answers of a tab, in the order in which they stand there. */
export async function shownMessages(chat: Chat): Promise<string[]> {
  return chat.host.locator('article').evaluateAll((articles) =>
    articles.map((article) => {
      const text = article.querySelector('.bubble, .answer-text')?.textContent?.trim() ?? '';
      return `${article.dataset['role']} ${article.dataset['status']} ${text}`;
    }),
  );
}

/** Both are read anew each time: the end of a burst is still being revealed in either when the answer has ended. */
export async function expectSameMessages(one: Chat, other: Chat, last = Infinity): Promise<void> {
  const isSame = async (): Promise<boolean> => {
    const [first = [], second = []] = await Promise.all([one, other].map(shownMessages));
    return JSON.stringify(first.slice(-last)) === JSON.stringify(second.slice(-last));
  };
  await expect.poll(isSame).toBe(true);
}

/** When a message stood on a tab's screen for the first time with so much of its text, or at its end. */
interface Sight {
  readonly at: number;
  readonly place: number;
  readonly length: number;
  readonly isEnded: boolean;
}

/** Notes from now on, frame by frame and by the machine's clock, what of each message is on a tab's screen. */
export async function watchMessages(chat: Chat): Promise<() => Promise<readonly Sight[]>> {
  const sights = await chat.host.evaluateHandle((host) => {
    const sights: Sight[] = [];
    const latest = new Map<number, Sight>();
    const look = (): void => {
      for (const [place, article] of [...(host.shadowRoot?.querySelectorAll('article') ?? [])].entries()) {
        const text = article.querySelector('.bubble, .answer-text')?.textContent?.trim() ?? '';
        const isEnded = !['sending', 'streaming'].includes(article.dataset['status'] ?? '');
        const last = latest.get(place);
        // A text may shrink for a moment, when its mark-up becomes known: how far it has come is what counts.
        if (last && last.length >= text.length && last.isEnded === isEnded) continue;
        const sight = { at: Date.now(), place, length: text.length, isEnded };
        latest.set(place, sight);
        sights.push(sight);
      }
      requestAnimationFrame(look);
    };
    look();
    return sights;
  });
  return () => sights.jsonValue();
}

/** How many milliseconds after one tab each of its sights was had in another; Infinity where it never was. */
export function delaysBetween(writer: readonly Sight[], reader: readonly Sight[]): number[] {
  return writer.map(({ at, place, length, isEnded }) => {
    const same = reader.find((other) => other.place === place && other.length >= length && other.isEnded >= isEnded);
    return Math.max(0, (same?.at ?? Infinity) - at);
  });
}
