import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const viewports = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
  { width: 320, height: 568 },
] as const;
const schemes = ['light', 'dark'] as const;
const themes = readdirSync('themes').flatMap((name) => /^(.*)\.css$/.exec(name)?.[1] ?? []);

/** The parts into which the matrix is divided: each has every viewport, and a third of the looks there. */
export const parts = [0, 1, 2] as const;

/** The part of a day, so that three days see all; `CAUSERIE_AXE_PART` names another. */
export function partOfToday(now = Date.now()): number {
  return Number(process.env['CAUSERIE_AXE_PART'] ?? Math.floor(now / 86_400_000) % parts.length);
}

/** Rules whose outcome depends on styles. A theme sets tokens of styles and nothing else, so it can change no other. */
const styleRules = ['color-contrast', 'link-in-text-block', 'target-size'];

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds in the chat of a page, each with the look in which it is found: all rules in each viewport, and those that
 * depend on styles in the looks (theme and scheme) of the given parts.
 */
export async function axeFindings(page: Page, chosen: readonly number[]): Promise<string[]> {
  const findings: string[] = [];
  await page.evaluate(axeSource);
  for (const [v, viewport] of viewports.entries()) {
    const place = `${viewport.width}x${viewport.height}`;
    await page.setViewportSize(viewport);
    await dress(page, '', 'light');
    findings.push(...(await run(page)).map((finding) => `${place}: ${finding}`));
    for (const [s, scheme] of schemes.entries()) {
      for (const [t, theme] of themes.entries()) {
        if (!chosen.includes((v + s + t) % parts.length)) continue;
        await dress(page, theme, scheme);
        findings.push(...(await run(page, styleRules)).map((finding) => `${place} ${theme} ${scheme}: ${finding}`));
      }
    }
  }
  return findings;
}

async function dress(page: Page, theme: string, scheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  const css = theme ? readFileSync(`themes/${theme}.css`, 'utf8') : '';
  await page.evaluate(async (css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
    await new Promise(requestAnimationFrame);
    for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
  }, css);
}

async function run(page: Page, rules?: readonly string[]): Promise<string[]> {
  return page.evaluate(async (rules) => {
    const { violations } = await window.axe.run('causerie-chat', {
      preload: false,
      resultTypes: ['violations'],
      ...(rules ? { runOnly: { type: 'rule', values: rules } } : {}),
      rules: { 'target-size': { enabled: true } },
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary.slice(0, 200)}`),
    );
  }, rules);
}
