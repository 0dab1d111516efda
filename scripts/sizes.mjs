import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { isMain, root, runMain } from './run.mjs';

/**
 * One budget of size-budgets.json: what a visitor loads up to some point, in bytes after brotli at its best.
 *
 * @typedef {object} Budget
 * @property {string} name
 * @property {number} limit bytes
 * @property {string[]} files of dist/
 * @property {string[]} [entries] source files whose chunks are loaded by then, with everything that these need at once
 */

/** @typedef {Record<string, { file: string, imports?: string[] }>} Manifest */

/**
 * The budgets, with the files of dist/ that count for each. A browser test compares them with what is really loaded.
 *
 * @returns {(Budget & { loaded: string[] })[]}
 */
export function budgetFiles() {
  /** @type {Budget[]} */
  const budgets = JSON.parse(readFileSync(join(root, 'size-budgets.json'), 'utf8'));
  /** @type {Manifest} */
  const manifest = JSON.parse(readFileSync(join(root, 'dist', 'manifest.json'), 'utf8'));
  return budgets.map((budget) => ({ ...budget, loaded: filesOf(budget, manifest) }));
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
 * @param {Manifest} manifest
 */
function filesOf({ files, entries = [] }, manifest) {
  /** @type {Set<string>} */
  const found = new Set(files);
  /** @type {Set<string>} */
  const seen = new Set();
  const open = [...entries];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    const chunk = manifest[key];
    if (!chunk) throw new Error(`dist/manifest.json has no chunk for ${key}`);
    found.add(chunk.file);
    open.push(...(chunk.imports ?? []));
  }
  return [...found];
}

/** @param {string} file */
function brotliBytes(file) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return brotliCompressSync(readFileSync(join(root, 'dist', file)), { params }).length;
}

if (isMain(import.meta.url)) await runMain(async () => checkSizes());
