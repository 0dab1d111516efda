// Runs before anything is installed: only Node's own modules, and modules that import nothing else.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './find-browser.mjs';
import { enginePackages, missingEngines } from './find-engines.mjs';
import { findNginx, nginxPackages } from './find-nginx.mjs';
import { arePlatformsMissing, platformPackages, platformsFolder } from './find-platforms.mjs';
import { findRedis, redisPackages } from './find-redis.mjs';
import { root, run, runTool, withProgress } from './run.mjs';

/** Installs the packages of package-lock.json, where they are missing or older than it. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  console.log('Installing packages (npm ci) …');
  const task = npm(['ci', '--no-audit', '--no-fund']);
  await withProgress(task, () => 'installing packages');
}

/**
 * Where npm started this command, its own file runs on every system without a shell.
 *
 * @param {readonly string[]} args
 */
function npm(args) {
  const file = process.env['npm_execpath'];
  return file?.endsWith('.js')
    ? run(process.execPath, [file, ...args], { label: `npm ${args[0]}` })
    : run('npm', args, { label: `npm ${args[0]}` });
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
  if ((await installPackages(['chromium'])) && findBrowser()) return;
  throw new Error('The tests need a browser: install Chromium or Google Chrome, then run this again.');
}

/**
 * Sees to Firefox and WebKit, in which the built files are driven too. What cannot be installed here is left out, and
 * the test command says so.
 */
export async function ensureEngines() {
  if (missingEngines().length > 0) await tryPackages(enginePackages);
}

/** Sees to nginx, behind which a real Open WebUI is tested. Where it cannot be installed, those tests are left out. */
export async function ensureNginx() {
  if (!findNginx()) await tryPackages(nginxPackages);
}

/** Sees to Redis, for the tests of several relays. Where it cannot be installed, those tests fail and say so. */
export async function ensureRedis() {
  if (!findRedis()) await tryPackages(redisPackages);
}

/** Sees to Deno, Bun and workerd, on which the relay is tested, too: 350 MB, so not among the packages of the project. */
export async function ensurePlatforms() {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !arePlatformsMissing()) return;
  console.log('Installing Deno, Bun and workerd …');
  await npm(['install', '--prefix', platformsFolder, '--no-save', '--no-audit', '--no-fund', ...platformPackages]);
}

/** @param {readonly string[]} packages */
async function tryPackages(packages) {
  try {
    await installPackages(packages);
  } catch (error) {
    console.log(`That did not work (${error instanceof Error ? error.message : String(error)}).`);
  }
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
 * Installs packages of Debian or Ubuntu. Resolves with false where apt-get may not be called.
 *
 * @param {readonly string[]} packages
 */
async function installPackages(packages) {
  const apt = aptCommand();
  if (!apt) return false;
  const [command, ...before] = apt;
  console.log(`Installing ${packages.join(', ')} (apt-get) …`);
  const install = async () => {
    await run(command, [...before, 'update', '-qq']);
    const args = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
    await run(command, [...before, ...args], { env: { DEBIAN_FRONTEND: 'noninteractive' }, label: 'apt-get install' });
  };
  await withProgress(install(), () => `installing ${packages.join(', ')}`);
  return true;
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
