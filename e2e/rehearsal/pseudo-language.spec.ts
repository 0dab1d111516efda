import type { Page } from '@playwright/test';
import { expect, test } from '../support/demo-site.js';

/** Those with the most words, and those with the least space for them. */
const mainStates = [
  'closed-label',
  'closed-failed',
  'empty',
  'draft-long',
  'code-table',
  'sources',
  'agent-steps',
  'source-open',
  'waiting',
  'queued',
  'new-text',
  'editing',
  'versions',
  'errors',
  'rate-limit-long',
  'offline',
  'storage-full',
  'not-reachable',
  'menu',
  'menu-actions',
  'menu-undo',
  'search',
  'models',
  'your-data',
  'erase-all',
  'doctor-problem',
];

/** Elements with words in them that are wider than their place, or stand out of the window, by their class and words. */
function overflowing(page: Page): Promise<string[]> {
  return page.locator('causerie-chat').evaluate((host) => {
    const hasWords = ({ childNodes }: Element): boolean =>
      [...childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    const isShown = (element: Element): boolean => {
      const { width } = element.getBoundingClientRect();
      // What scrolls by itself, what only screen readers read, and marks with an area around them for the finger.
      return width > 2 && element.checkVisibility() && !element.closest('.table, pre, .formula, .unseen, .mark');
    };
    const elements = [...(host.shadowRoot?.querySelectorAll('*') ?? [])].filter(hasWords).filter(isShown);
    const wide = elements.filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      const isCut = element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
      // Words that end in "…" are whole elsewhere.
      if (isCut && getComputedStyle(element).textOverflow !== 'ellipsis') return true;
      return left < -1 || right > innerWidth + 1;
    });
    return wide.map((element) => `${element.className}: ${element.textContent?.trim().slice(0, 40)}`);
  });
}

for (const name of mainStates) {
  test(`texts half as long again stay in their places: ${name}`, async ({ page, demo }) => {
    await demo.show(page, name, { lang: 'en-XA' });
    for (const [width, height] of [
      [1280, 800],
      [400, 800],
      [320, 568],
    ] as const) {
      await page.setViewportSize({ width, height });
      await expect.poll(() => overflowing(page), `${name} at ${width} px`).toEqual([]);
    }
  });
}
