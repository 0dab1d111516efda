import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { builtFiles } from './build.mjs';
import { isMain, root, runMain } from './run.mjs';

/**
 * One budget of size-budgets.json: what a visitor loads up to some point, in bytes after brotli at its best.
 *
 * @typedef {object} Budget
 * @property {string} name
 * @property {number} limit bytes
 * @property {readonly string[]} entries source files whose chunks are loaded by then, with everything that these need at once
 */

/**
 * The budgets, with the files of dist/ that count for each. A browser test compares them with what is really loaded.
 *
 * @returns {(Budget & { loaded: string[] })[]}
 */
export function budgetFiles() {
  /** @type {Budget[]} */
  const budgets = JSON.parse(readFileSync(join(root, 'size-budgets.json'), 'utf8'));
  const files = builtFiles().filter(({ part }) => part !== 'modules');
  return budgets.map((budget) => ({ ...budget, loaded: filesOf(budget, files) }));
}

/** Prints what a visitor loads, and throws where it is more than the budget. */
export function checkSizes() {
  const over = budgetFiles().filter((budget) => {
    const files = budget.loaded.map((file) => ({ file, bytes: brotliBytes(file) }));
    const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
    console.log(`${budget.name}: ${total} of ${budget.limit} bytes (brotli)`);
    for (const { file, bytes } of files) console.log(`  ${String(bytes).padStart(6)}  ${file}`);
    return total > budget.limit;
  });
  if (over.length > 0) throw new Error(`Over budget: ${over.map(({ name }) => name).join(', ')}`);
}

/**
 * @param {Budget} budget
 * @param {readonly import('./build.mjs').BuiltFile[]} files
 */
function filesOf({ entries }, files) {
  /** @type {Set<string>} */
  const loaded = new Set();
  const open = entries.map((entry) => {
    const file = files.find(({ source }) => source === entry)?.file;
    if (!file) throw new Error(`size-budgets.json: no built file is for ${entry}`);
    return file;
  });
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (loaded.has(file)) continue;
    loaded.add(file);
    open.push(...(files.find((built) => built.file === file)?.imports ?? []));
  }
  return [...loaded];
}

/** @param {string} file */
function brotliBytes(file) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return brotliCompressSync(readFileSync(join(root, 'dist', file)), { params }).length;
}

if (isMain(import.meta.url)) await runMain(async () => checkSizes());
