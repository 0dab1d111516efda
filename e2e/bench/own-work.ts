import type { Browser, Page } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly url?: string } };
}

/** What the scripts of the widget did on the main thread, in ms of the thread's own time. */
export interface OwnWork {
  readonly total: number;
  /** The most in one task. */
  readonly longest: number;
}

/** Traces a page while something runs, and adds up what its scripts from `/causerie/` and their promises did. */
export async function ownWorkDuring(browser: Browser, page: Page, run: () => Promise<void>): Promise<OwnWork> {
  const events = await eventsDuring(browser, page, ['toplevel', 'devtools.timeline', 'v8.execute'], run);
  let [total, longest, inTask, taskEnd, countedUntil] = [0, 0, 0, 0, 0];
  for (const event of events) {
    const end = event.ts + (event.dur ?? 0);
    if (event.name.endsWith('RunTask') && event.ts >= taskEnd) [inTask, taskEnd] = [0, end];
    if (event.ts < countedUntil || !isOwn(event)) continue;
    countedUntil = end;
    const ms = (event.tdur ?? 0) / 1000;
    total += ms;
    inTask += ms;
    longest = Math.max(longest, inTask);
  }
  return { total, longest };
}

/** The longest task of the page's main thread while something runs, in ms of the thread's own time. */
export async function longestTask(browser: Browser, page: Page, run: () => Promise<void>): Promise<number> {
  const events = await eventsDuring(browser, page, ['toplevel', 'devtools.timeline'], run);
  return Math.max(0, ...events.filter(({ name }) => name.endsWith('RunTask')).map(({ tdur = 0 }) => tdur / 1000));
}

/** What the page's main thread did, in the order of time, what holds others first. */
async function eventsDuring(
  browser: Browser,
  page: Page,
  categories: string[],
  run: () => Promise<void>,
): Promise<readonly TraceEvent[]> {
  await browser.startTracing(page, { categories });
  await run();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const main = mainThread(traceEvents);
  return traceEvents
    .filter(({ ph, pid, tid }) => ph === 'X' && `${pid}:${tid}` === main)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
}

/** Only the widget uses promises in this bench; of the callbacks, those of its files are its own. */
function isOwn({ name, args }: TraceEvent): boolean {
  return name === 'RunMicrotasks' || (name === 'FunctionCall' && Boolean(args?.data?.url?.includes('/causerie/')));
}

/** The thread that runs the frames of the page. */
function mainThread(events: readonly TraceEvent[]): string | undefined {
  const frames = new Map<string, number>();
  for (const { name, pid, tid } of events) {
    if (name === 'FireAnimationFrame') frames.set(`${pid}:${tid}`, (frames.get(`${pid}:${tid}`) ?? 0) + 1);
  }
  return [...frames].sort(([, a], [, b]) => b - a)[0]?.[0];
}
