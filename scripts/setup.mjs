// Runs before anything is installed: only Node's own modules, and modules that import nothing else.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './find-browser.mjs';
import { root, run, runTool, withProgress } from './run.mjs';

/** Installs the packages of package-lock.json, where they are missing or older than it. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  console.log('Installing packages (npm ci) …');
  // Where npm started this command, its own file runs on every system without a shell.
  const npm = process.env['npm_execpath'];
  const args = ['ci', '--no-audit', '--no-fund'];
  const task = npm?.endsWith('.js')
    ? run(process.execPath, [npm, ...args], { label: 'npm ci' })
    : run('npm', args, { label: 'npm ci' });
  await withProgress(task, () => 'installing packages');
}

function isInstalled() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

/** Sees to a browser for the tests: an installed Chromium or Chrome, else Playwright's own, else Debian's package. */
export async function ensureBrowser() {
  if (findBrowser() || (await hasPlaywrightBrowser())) return;
  console.log('No Chromium or Chrome is installed: fetching Playwright’s own …');
  try {
    await runTool('playwright', ['install', 'chromium']);
    if (await playwrightBrowserStarts()) return;
    console.log('It does not start here.');
  } catch (error) {
    console.log(`That did not work (${error instanceof Error ? error.message : String(error)}).`);
  }
  const apt = aptCommand();
  if (apt) {
    console.log('Installing the package chromium …');
    await run(apt[0], [...apt.slice(1), 'update']);
    await run(apt[0], [...apt.slice(1), 'install', '-y', '--no-install-recommends', 'chromium'], {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (findBrowser()) return;
  }
  throw new Error('The tests need a browser: install Chromium or Google Chrome, then run this again.');
}

async function hasPlaywrightBrowser() {
  const { chromium } = await import('playwright');
  return existsSync(chromium.executablePath());
}

async function playwrightBrowserStarts() {
  const { chromium } = await import('playwright');
  const { browserLaunch } = await import('./find-browser.mjs');
  try {
    await (await chromium.launch(browserLaunch())).close();
    return true;
  } catch {
    return false;
  }
}

/**
 * How apt-get is called where it may be, else undefined.
 *
 * @returns {[string, ...string[]] | undefined}
 */
function aptCommand() {
  /** @param {string[]} command */
  const works = ([name = '', ...args]) => spawnSync(name, args, { stdio: 'ignore' }).status === 0;
  if (!works(['apt-get', '--version'])) return undefined;
  if (process.getuid?.() === 0) return ['apt-get'];
  return works(['sudo', '-n', 'true']) ? ['sudo', '-n', 'apt-get'] : undefined;
}
