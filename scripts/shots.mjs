import { mkdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root, runMain } from './run.mjs';
import { ensureBrowser, ensureInstalled } from './setup.mjs';
import { makeContactSheet } from './shots/contact-sheet.mjs';

const picture = join(root, 'docs', 'widget.png');
const size = { width: 1040, height: 720 };
const mostBytes = 150_000;

const usage = `npm run shots                    the picture of the README, and the contact sheet of every state in .cache/shots
npm run shots -- picture         the picture alone
npm run shots -- states NAME …   the sheet alone, of these states or of all`;

// `npm run shots`: the picture of the README is the demo site with an answer of its rehearsal gateway.
await runMain(async () => {
  const [what, ...names] = process.argv.slice(2);
  if (what !== undefined && what !== 'picture' && what !== 'states') throw new Error(usage);
  await ensureInstalled();
  await ensureBrowser();
  const { chromium } = await import('playwright');
  const { buildIfNeeded } = await import('./build.mjs');
  const { browserLaunch } = await import('./find-browser.mjs');
  await buildIfNeeded();
  const server = await startSite();
  const browser = await chromium.launch(browserLaunch());
  try {
    if (what !== 'states') await takePicture(browser, server.origin);
    if (what !== 'picture') await makeContactSheet(browser, server.origin, names);
  } finally {
    await browser.close();
    await server.close();
  }
});

/**
 * @param {import('playwright').Browser} browser
 * @param {string} origin of the demo
 */
async function takePicture(browser, origin) {
  const page = await browser.newPage({ viewport: size, locale: 'en-GB', reducedMotion: 'reduce' });
  await page.goto(`${origin}/`);
  const chat = page.locator('causerie-chat');
  await chat.getByRole('button', { name: 'Open chat' }).click();
  const composer = chat.getByRole('textbox', { name: 'Message', exact: true });
  await composer.fill('Which gateway fits a small office?');
  await composer.press('Enter');
  await chat.locator('article[data-role="assistant"][data-status="complete"]').waitFor();
  await composer.fill('How do I read a sensor over HTTP?');
  await composer.press('Enter');
  const last = chat.locator('article[data-role="assistant"]').nth(1);
  await last.getByText('The values never leave your network').waitFor();
  await chat.locator('article[data-status="streaming"]').waitFor({ state: 'detached' });
  // The colours of the code, and whatever else loads after an answer.
  await page.waitForLoadState('networkidle');
  mkdirSync(join(root, 'docs'), { recursive: true });
  await page.screenshot({ path: picture, caret: 'hide' });
  await page.close();
  const bytes = statSync(picture).size;
  console.log(`${relative(root, picture)}: ${bytes} bytes of at most ${mostBytes}`);
  if (bytes > mostBytes) throw new Error('The picture is too large for a README');
}

async function startSite() {
  const { demoFolders, fillPage } = await import('./demo-pages.mjs');
  /** @type {typeof import('../src/testing/index.js')} */
  const { startRehearsal } = await import(new URL('../dist/testing.js', import.meta.url).href);
  const rewrite = (/** @type {string} */ text, /** @type {URL} */ address) =>
    fillPage(text, address, { model: 'Technova' });
  return startRehearsal({
    port: 0,
    tokensPerSecond: 1_000,
    serve: demoFolders(rewrite),
  });
}
