import { mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root, secondsSince } from '../run.mjs';

const folder = join(root, '.cache', 'shots');
const statesAPage = 4;
/** How wide a picture is on a sheet, in px. */
const width = 250;

const devices = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
};

/**
 * @typedef {object} Shot
 * @property {string} state
 * @property {string} look
 * @property {string} data the picture, in base64
 */

/**
 * Takes a picture of every state of the chat, light and dark, on a desktop and a phone, left to right and right to left,
 * and puts them on pages that a person can look through. Git ignores them.
 *
 * @param {import('playwright').Browser} browser
 * @param {string} origin of the demo
 * @param {readonly string[]} chosen states; none: all
 */
export async function makeContactSheet(browser, origin, chosen) {
  const since = performance.now();
  const names = chosen.length > 0 ? chosen : await namesOf(browser, origin);
  const left = [...names];
  /** @type {Map<string, readonly Shot[]>} */
  const shots = new Map();
  /** @type {string[]} */
  const missing = [];
  await Promise.all([work(), work()]);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const page = await browser.newPage({ viewport: { width: 8 * (width + 8) + 8, height: 600 } });
  for (let at = 0; at < names.length; at += statesAPage) {
    const path = join(folder, `states-${String(at / statesAPage + 1).padStart(2, '0')}.png`);
    await page.setContent(sheetOf(names.slice(at, at + statesAPage).flatMap((name) => shots.get(name) ?? [])));
    await page.screenshot({ path, fullPage: true });
  }
  await page.close();
  console.log(`${relative(root, folder)}/: ${names.length} states in ${secondsSince(since)}`);
  if (missing.length > 0) throw new Error(`not reached: ${missing.join(', ')}`);

  /** Two at once. */
  async function work() {
    for (let state = left.shift(); state !== undefined; state = left.shift()) {
      try {
        shots.set(state, await shotsOf(browser, origin, state));
      } catch {
        missing.push(state);
      }
    }
  }
}

/**
 * @param {import('playwright').Browser} browser
 * @param {string} origin
 */
async function namesOf(browser, origin) {
  const page = await browser.newPage();
  await page.goto(`${origin}/states/`);
  const frames = page.locator('iframe');
  await frames.first().waitFor();
  const names = await frames.evaluateAll((all) => all.map((frame) => frame.getAttribute('title') ?? ''));
  await page.close();
  return names;
}

/**
 * Each look in a browser context of its own: no state meets the history of another, nor a chunk that it withholds.
 *
 * @param {import('playwright').Browser} browser
 * @param {string} origin
 * @param {string} state
 */
async function shotsOf(browser, origin, state) {
  /** @type {Shot[]} */
  const shots = [];
  for (const dir of ['ltr', 'rtl']) {
    for (const [device, viewport] of Object.entries(devices)) {
      const wishes = { locale: 'en-GB', timezoneId: 'UTC', viewport };
      const context = await browser.newContext({ ...wishes, reducedMotion: 'reduce' });
      const page = await context.newPage();
      await page.goto(
        `${origin}/states/?${new URLSearchParams({ state, dir, ...(dir === 'rtl' ? { lang: 'ar' } : {}) })}`,
      );
      await page.locator(`html[data-state="${state}"]`).waitFor({ state: 'attached', timeout: 60_000 });
      for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
        await page.emulateMedia({ colorScheme });
        const clip = device === 'desktop' ? await panelOf(page) : undefined;
        const picture = await page.screenshot({ animations: 'disabled', caret: 'hide', ...(clip ? { clip } : {}) });
        shots.push({ state, look: `${device} ${colorScheme} ${dir}`, data: picture.toString('base64') });
      }
      await context.close();
    }
  }
  return shots;
}

/**
 * The part of a desktop's page that the chat is in; undefined where it is nearly all.
 *
 * @param {import('playwright').Page} page
 */
async function panelOf(page) {
  const boxes = await page.evaluate(() => {
    const chat = document.querySelector('causerie-chat')?.shadowRoot;
    const parts = [...(chat?.querySelectorAll('.panel, .launcher, .teaser, dialog[open], [role="dialog"]') ?? [])];
    return parts.map((part) => part.getBoundingClientRect().toJSON()).filter(({ width }) => width > 0);
  });
  if (boxes.length === 0) return undefined;
  const x = Math.max(0, Math.min(...boxes.map((box) => box.left)) - 24);
  const y = Math.max(0, Math.min(...boxes.map((box) => box.top)) - 24);
  const right = Math.min(1280, Math.max(...boxes.map((box) => box.right)) + 24);
  const bottom = Math.min(800, Math.max(...boxes.map((box) => box.bottom)) + 24);
  return { x, y, width: right - x, height: bottom - y };
}

/** @param {readonly Shot[]} shots */
function sheetOf(shots) {
  const figures = shots.map(
    ({ state, look, data }) =>
      `<figure><figcaption><b>${state}</b> ${look}</figcaption><img src="data:image/png;base64,${data}"></figure>`,
  );
  return `<style>
    body { margin: 8px; display: grid; grid-template-columns: repeat(8, ${width}px); gap: 8px; background: #777; font: 12px sans-serif }
    figure { margin: 0; color: #fff }
    img { max-width: 100%; max-height: 545px; display: block }
  </style>${figures.join('')}`;
}
