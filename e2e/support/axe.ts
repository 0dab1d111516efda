import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';

interface AxeResult {
  readonly violations: readonly {
    id: string;
    help: string;
    nodes: readonly { html: string; failureSummary: string }[];
  }[];
}

declare global {
  interface Window {
    axe: { run(where: unknown, how: unknown): Promise<AxeResult> };
  }
}

/** Fails with what axe finds inside the chat, or another place: WCAG A and AA, best practice, target sizes. */
export async function expectNoAxeFindings(page: Page, place = 'causerie-chat'): Promise<void> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(source);
  const found = await page.evaluate(async (place) => {
    const { axe } = window;
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run(place, {
      runOnly: { type: 'tag', values: tags },
      rules: { 'target-size': { enabled: true } },
    });
    return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map((n) => [n.html, n.failureSummary]) }));
  }, place);
  expect(found).toEqual([]);
}
