import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** A command that did not succeed. */
export class CommandError extends Error {}

/**
 * Runs a command to its end, with its output shown. Rejects where it fails.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, label?: string }} [options] the label names the command in an error
 * @returns {Promise<void>}
 */
export function run(command, args, { env = {}, label = command } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new CommandError(`${label} ended with ${signal ?? `code ${code}`}`));
    });
  });
}

/**
 * Runs a tool that is installed in node_modules, with this Node: the same on every system.
 *
 * @param {string} packageName
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export function runTool(packageName, args, env = {}) {
  return run(process.execPath, [toolFile(packageName), ...args], { env, label: [packageName, ...args].join(' ') });
}

/** @param {string} packageName */
function toolFile(packageName) {
  const folder = join(root, 'node_modules', packageName);
  /** @type {{ bin?: string | Record<string, string> }} */
  const { bin = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const name = packageName === 'typescript' ? 'tsc' : packageName;
  const file = typeof bin === 'string' ? bin : (bin[name] ?? Object.values(bin)[0]);
  if (!file) throw new CommandError(`${packageName} has no command`);
  return join(folder, file);
}

/**
 * Whether a module is the one that Node was started with.
 *
 * @param {string} moduleUrl
 */
export function isMain(moduleUrl) {
  return process.argv[1] !== undefined && fileURLToPath(moduleUrl) === process.argv[1];
}

/**
 * Runs the main function of a command; an error is told in one line, and ends with code 1.
 *
 * @param {() => Promise<void>} main
 */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

/** @param {number} since of `performance.now()` */
export function secondsSince(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/**
 * Prints a line every ten seconds until a long task ends, so that its silence is not taken for a hang.
 *
 * @template T
 * @param {Promise<T>} task
 * @param {() => string} line
 */
export async function withProgress(task, line) {
  const since = performance.now();
  const timer = setInterval(() => console.log(`  … ${line()} (${secondsSince(since)})`), 10_000);
  try {
    return await task;
  } finally {
    clearInterval(timer);
  }
}
