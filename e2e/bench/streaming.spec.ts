import type { Browser, Page } from '@playwright/test';
import { wholeHtml } from '../../test/markdown/parse.js';
import { Bench, median } from '../support/bench.js';
import { expect, test } from '../support/test.js';
import { ownWorkDuring, type OwnWork } from './own-work.js';
import { answerOf, shapes, type Shape } from './shapes.js';
import { shownAndWhole } from './shown-tree.js';
import {
  askWidget,
  barePage,
  mainThreadDuring,
  playAnswers,
  streamIntoBarePage,
  streamIntoWidget,
} from './stream-page.js';

const sizes = [4_000, 16_000, 64_000] as const;
/** A short answer is over in a second, in which the machine may do anything: it is measured so often, in turn. */
const timesOf = (size: number): number => (size === 4_000 ? 9 : 1);
/** How much more than the bare page the whole main thread may work. */
const mostOfBare = 1.5;
/** Our own work may grow with this exponent of the answer's length. */
const steepest = 1.1;
/** The longest that our scripts may hold the page at a time, in ms. */
const longestSlice = 8;
/** Before each measurement one answer comes that is not counted, in both pages: their scripts are then compiled. */
const warmUp = 4_000;

const viewport = { width: 1280, height: 800 };

// A recording of what happens would be work of the main thread, too.
test.use({ trace: 'off' });

async function widgetPage(browser: Browser, url: string, shape: Shape): Promise<Page> {
  const page = await browser.newPage({ viewport });
  await playAnswers(page);
  await page.goto(url);
  const chat = page.locator('causerie-chat');
  // Not by the mouse, which would then lie over one of the pages and be told of every frame.
  await chat.getByRole('button', { name: 'Open chat' }).evaluate((button: HTMLElement) => button.click());
  await askWidget(page, answerOf(shape, warmUp));
  await streamIntoWidget(page);
  await chat.getByRole('button', { name: 'New conversation' }).evaluate((button: HTMLElement) => button.click());
  return page;
}

/** The main thread's time for the answer in the bare page, in ms. */
async function measureBarePage(browser: Browser, url: string, text: string): Promise<number> {
  const page = await browser.newPage({ viewport });
  await page.goto(url);
  await streamIntoBarePage(page, text.slice(0, warmUp));
  const cdp = await page.context().newCDPSession(page);
  const ms = await mainThreadDuring(cdp, () => streamIntoBarePage(page, text));
  await page.close();
  return ms;
}

/** The same in the widget, which then has to show what a whole parse gives. */
async function measureWidget(browser: Browser, url: string, shape: Shape, text: string): Promise<number> {
  const page = await widgetPage(browser, url, shape);
  await askWidget(page, text);
  const cdp = await page.context().newCDPSession(page);
  const ms = await mainThreadDuring(cdp, () => streamIntoWidget(page));
  const trees = await shownAndWhole(page, wholeHtml(text));
  expect(trees.shown, shape).toEqual(trees.whole);
  await page.close();
  return ms;
}

/** What our scripts do for it, traced, which takes time of its own. */
async function measureOwnWork(browser: Browser, url: string, shape: Shape, text: string): Promise<OwnWork> {
  const page = await widgetPage(browser, url, shape);
  await askWidget(page, text);
  const work = await ownWorkDuring(browser, page, () => streamIntoWidget(page));
  await page.close();
  return work;
}

test('streaming costs as much a delta at the end of an answer as at its start', async ({ browser, site, gateway }) => {
  const url = site.tagged({ url: gateway.url, model: 'rehearsal/answer' });
  const bare = site.page(barePage);
  const report = new Bench('streaming');
  for (const shape of shapes) {
    const own = new Map<number, number>();
    for (const size of sizes) {
      const name = `${shape}, ${size / 1000} kB`;
      const text = answerOf(shape, size);
      const bareMs: number[] = [];
      const widgetMs: number[] = [];
      const ownWork: OwnWork[] = [];
      for (let time = 0; time < timesOf(size); time += 1) {
        bareMs.push(await measureBarePage(browser, bare, text));
        widgetMs.push(await measureWidget(browser, url, shape, text));
        ownWork.push(await measureOwnWork(browser, url, shape, text));
      }
      const leastMs = median(bareMs);
      const ms = median(widgetMs);
      const total = median(ownWork.map((work) => work.total));
      const longest = median(ownWork.map((work) => work.longest));
      own.set(size, total);

      process.stdout.write(`${name}: ${(ms / leastMs).toFixed(2)} of the bare page\n`);
      report.report(`${name}: main thread, bare page, ms`, leastMs);
      report.report(`${name}: main thread, widget, ms`, ms);
      report.report(`${name}: main thread, widget / bare page`, ms / leastMs, mostOfBare);
      report.report(`${name}: our own work, ms`, total);
      report.report(`${name}: our longest slice, ms`, longest, longestSlice);
    }
    const [short, , long] = sizes;
    const growth = Math.log((own.get(long) ?? NaN) / (own.get(short) ?? NaN)) / Math.log(long / short);
    report.report(`${shape}: our own work grows with the exponent`, growth, steepest);
  }
  report.end();
});
