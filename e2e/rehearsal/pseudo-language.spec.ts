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

/** What is wider than its place, or stands out of the window, by its class and words. */
function overflowing(page: Page): Promise<string[]> {
  return page.locator('causerie-chat').evaluate((host) => {
    const named = (element: Element): string =>
      `${element.localName}.${element.className}: ${element.textContent?.trim().slice(0, 40)}`;
    const elements = [...(host.shadowRoot?.querySelectorAll<HTMLElement>('*') ?? [])];
    return elements
      .filter((element) => {
        const { overflowX, textOverflow, position, clip } = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        if (box.width < 2 || position === 'fixed' || clip !== 'auto' || !element.checkVisibility()) return false;
        // What scrolls by itself, or ends in "…" with its whole text elsewhere, is meant to.
        if (/auto|scroll/.test(overflowX) || textOverflow === 'ellipsis') return false;
        if (element.closest('.table, pre, .formula')) return false;
        const isCut = element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
        return isCut || box.left < -1 || box.right > innerWidth + 1;
      })
      .map(named);
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
