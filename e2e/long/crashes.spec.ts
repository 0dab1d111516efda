import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { browserLaunch } from '../../scripts/find-browser.mjs';
import { keptMessages, killInMidStream, mortalTab, type Loss } from '../support/crash.js';
import { scripted } from '../support/scripted.js';
import { expect, test } from '../support/test.js';

/** At every second token, so that all of a second and a half of streaming is covered. */
const points = Array.from({ length: Number(process.env['CAUSERIE_KILLS'] ?? 50) }, (_, at) => 1 + at * 2);

/** Says what the kills have cost, and fails where that is more than the last 300 ms of a text. */
async function judge(what: string, page: Page, losses: readonly Loss[]): Promise<void> {
  const { texts, answers, stuck } = await keptMessages(page);
  const sorted = losses.map(({ ms }) => ms).sort((a, b) => a - b);
  const expected = points.map((_, round) => `question ${round}`);
  const lost = expected.filter((text) => !texts.includes(text)).length;
  const doubled = texts.length - new Set(texts).size;
  // oxlint-disable-next-line no-console -- the figures are the point
  console.log(
    `${what}: ${points.length} kills, ${lost} messages lost, ${doubled} doubled, ${answers} partial answers, ${stuck} stuck; text lost: median ${sorted[sorted.length >> 1]} ms, most ${sorted.at(-1)} ms`,
  );
  expect({ lost, doubled, stuck }).toEqual({ lost: 0, doubled: 0, stuck: 0 });
  expect(sorted.at(-1)).toBeLessThanOrEqual(300);
}

test('killing the tab at 50 points of an answer (fs-029)', async ({ page, site, gateway }) => {
  const url = scripted(site, { url: gateway.url, model: 'rehearsal/long-500' });
  await page.goto(url);
  let tab = page;
  const losses: Loss[] = [];
  for (const [round, tokens] of points.entries()) {
    const [next, loss] = await killInMidStream(mortalTab(tab, url), `question ${round}`, tokens);
    losses.push(loss);
    tab = next;
  }
  await judge('tab', tab, losses);
});

test('killing the whole browser at 50 points of an answer (fs-029)', async ({ site, gateway }) => {
  const profile = await mkdtemp(join(tmpdir(), 'causerie-'));
  const url = scripted(site, { url: gateway.url, model: 'rehearsal/long-500' });
  const losses: Loss[] = [];
  let browser = await startBrowser(profile, url);
  try {
    for (const [round, tokens] of points.entries()) {
      const { page, end } = browser;
      const mortal = {
        page,
        async kill() {
          await end();
          browser = await startBrowser(profile, url);
          return browser.page;
        },
      };
      const [, loss] = await killInMidStream(mortal, `question ${round}`, tokens);
      losses.push(loss);
    }
    await judge('browser', browser.page, losses);
  } finally {
    await browser.end();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** A browser with a profile on the disk, which `end` kills with all that belongs to it. */
async function startBrowser(profile: string, url: string): Promise<{ page: Page; end: () => Promise<void> }> {
  const { executablePath = chromium.executablePath(), args } = browserLaunch();
  const flags = [...args, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--lang=en-US'];
  const child = spawn(executablePath, [...flags, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const address = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the browser did not start')));
    child.stderr.on('data', (chunk) => {
      const [found] = /ws:\/\/\S+/.exec(String(chunk)) ?? [];
      if (found) resolve(found);
    });
  });
  const browser = await chromium.connectOverCDP(address);
  const page = await (browser.contexts()[0] ?? (await browser.newContext())).newPage();
  await page.goto(url);
  return {
    page,
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
      await gone;
    },
  };
}
