import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { oneStep, playwrightCounts, vitestCounts } from './counts.mjs';
import { checkHouse } from './house.mjs';
import { root, run, runTool, secondsSince } from './run.mjs';
import { ensureNginx, ensurePlatforms, ensureRedis } from './setup.mjs';
import { checkSizes } from './sizes.mjs';

/**
 * @typedef {import('./counts.mjs').Counts} Counts
 * @typedef {{ name: string, run: () => Promise<Counts> }} Step
 */

/** Where the reports of the test runs go; git ignores it. */
export const reports = join(root, '.cache', 'reports');

/** What is checked without a browser on the built files, in order. @type {readonly Step[]} */
export const checkSteps = [
  one('format', () => runTool('prettier', ['--check', '--log-level', 'warn', '.'])),
  one('lint', () => runTool('oxlint', ['--deny-warnings'])),
  one('types', () => runTool('typescript', ['-p', 'tsconfig.json', '--noEmit'])),
  one('options documentation', () =>
    run(process.execPath, ['scripts/options-doc.mjs', '--check'], { label: 'options-doc' }),
  ),
  one('texts', () => run(process.execPath, ['scripts/strings.mjs', '--check'], { label: 'strings' })),
  one('themes', () => run(process.execPath, ['scripts/themes.mjs', '--check'], { label: 'themes' })),
  one('unused code', () => runTool('knip', [])),
  { name: 'unit tests', run: () => runVitest('vitest.json') },
  one('relay documentation', () => run(process.execPath, ['scripts/relay-doc.mjs', '--check'], { label: 'relay-doc' })),
  one('types of the relay', () => runTool('typescript', ['-p', 'relay/tsconfig.json', '--noEmit'])),
  { name: 'relay tests', run: runRelayTests },
  one('build', build),
  one('sizes', checkSizes),
  one('house', async () => checkHouse()),
];

/**
 * Runs a step and prints what it came to.
 *
 * @param {Step} step
 */
export async function runStep({ name, run }) {
  const since = performance.now();
  console.log(`\n── ${name}`);
  const counts = await run();
  console.log(`${counts.failed === 0 ? '✓' : '✗'} ${name} (${secondsSince(since)})`);
  return counts;
}

/**
 * Runs a command whose failure is a result.
 *
 * @param {() => Promise<void>} command
 */
export async function succeeds(command) {
  try {
    await command();
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return false;
  }
}

/**
 * Runs projects of `playwright.config.ts`.
 *
 * @param {readonly string[]} names
 */
export async function runPlaywright(names) {
  const file = freshReport('playwright.json');
  const projects = names.map((name) => `--project=${name}`);
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file, PLAYWRIGHT_JSON_OUTPUT_NAME: file };
  const args = ['test', ...projects, '--reporter=list,json'];
  const isGood = await succeeds(() => runTool('@playwright/test', args, env));
  return playwrightCounts(file, isGood);
}

/**
 * The file of a fresh report.
 *
 * @param {string} name
 */
function freshReport(name) {
  mkdirSync(reports, { recursive: true });
  const file = join(reports, name);
  rmSync(file, { force: true });
  return file;
}

/**
 * @param {string} name
 * @param {() => Promise<void>} command
 * @returns {Step}
 */
function one(name, command) {
  return { name, run: async () => oneStep(await succeeds(command)) };
}

async function runRelayTests() {
  await ensureRedis();
  await ensureNginx();
  await ensurePlatforms();
  return runVitest('vitest-relay.json', ['--root', 'relay']);
}

/**
 * @param {string} report the name of its report
 * @param {readonly string[]} more arguments
 */
async function runVitest(report, more = []) {
  const file = freshReport(report);
  const args = ['run', ...more, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const isGood = await succeeds(() => runTool('vitest', args));
  return vitestCounts(file, isGood);
}
