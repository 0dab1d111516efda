import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { builtFiles } from './build.mjs';
import { isMain, root, runMain } from './run.mjs';

/**
 * One budget of size-budgets.json, in bytes after brotli at its best.
 *
 * @typedef {object} Budget
 * @property {string} name
 * @property {number} limit bytes
 * @property {number} [requests] the most files that are loaded by then
 * @property {readonly string[]} [entries] for what a visitor loads up to some point: source files whose chunks are loaded
 *   by then, with everything that these need at once
 * @property {string} [alone] for a part of a chunk: a source file, measured with all that it imports but the libraries
 */

/**
 * The budgets of what visitors load, with the files of dist/ that count for each. A browser test compares them with
 * what is really loaded.
 *
 * @returns {(Budget & { loaded: string[] })[]}
 */
export function budgetFiles() {
  const files = builtFiles().filter(({ part }) => part !== 'modules');
  return budgets().flatMap((budget) => {
    return budget.entries ? [{ ...budget, loaded: filesOf(budget.entries, files) }] : [];
  });
}

/** Prints what a visitor loads, and throws where it is more than the budget. */
export async function checkSizes() {
  /** @type {string[]} */
  const over = [];
  const tell = (/** @type {Budget} */ { name, limit }, /** @type {number} */ total) => {
    console.log(`${name}: ${total} of ${limit} bytes (brotli)`);
    if (total > limit) over.push(name);
  };
  for (const budget of budgetFiles()) {
    const files = budget.loaded.map((file) => ({ file, bytes: brotliBytes(readFileSync(join(root, 'dist', file))) }));
    tell(
      budget,
      files.reduce((sum, { bytes }) => sum + bytes, 0),
    );
    const { requests = Infinity } = budget;
    if (files.length > requests) over.push(`${budget.name}, in ${files.length} requests of at most ${requests}`);
    for (const { file, bytes } of files) console.log(`  ${String(bytes).padStart(6)}  ${file}`);
  }
  for (const budget of budgets()) if (budget.alone) tell(budget, brotliBytes(await builtAlone(budget.alone)));
  if (over.length > 0) throw new Error(`Over budget: ${over.join(', ')}`);
}

/** @returns {readonly Budget[]} */
function budgets() {
  return JSON.parse(readFileSync(join(root, 'size-budgets.json'), 'utf8'));
}

/**
 * The minified code of a source file with all that it imports at once, but without libraries.
 *
 * @param {string} entry
 */
async function builtAlone(entry) {
  const { build } = await import('vite');
  const built = await build({
    root,
    mode: 'modules',
    logLevel: 'silent',
    build: { write: false, lib: { entry, formats: ['es'] }, rolldownOptions: { external: [/^preact/, /^@preact/] } },
  });
  const chunks = [built].flat().flatMap((bundle) => ('output' in bundle ? bundle.output : []));
  /** @type {Map<string, string>} */
  const code = new Map();
  const open = chunks.flatMap((chunk) => (chunk.type === 'chunk' && chunk.isEntry ? [chunk.fileName] : []));
  for (const name of open) {
    const chunk = chunks.find(({ fileName }) => fileName === name);
    if (chunk?.type !== 'chunk' || code.has(name)) continue;
    code.set(name, chunk.code);
    open.push(...chunk.imports);
  }
  return Buffer.from([...code.values()].join(''));
}

/**
 * @param {readonly string[]} entries
 * @param {readonly import('./build.mjs').BuiltFile[]} files
 */
function filesOf(entries, files) {
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

/** @param {Buffer} content */
function brotliBytes(content) {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

if (isMain(import.meta.url)) await runMain(checkSizes);
