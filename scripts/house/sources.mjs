import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { parseSync } from 'vite';

/**
 * An import of another file of src/.
 *
 * @typedef {{ to: string, line: number, kind: 'value' | 'type' | 'dynamic' }} Import
 */

/**
 * A file of src/, as far as its checks need it.
 *
 * @typedef {object} Source
 * @property {string} file by its path in src/
 * @property {string} text
 * @property {string} code the text with its comments as blanks
 * @property {readonly { text: string, line: number }[]} comments adjacent lines are one
 * @property {readonly Import[]} imports
 * @property {readonly string[]} exports the names that it exports and declares
 */

/**
 * Reads every TypeScript file of a folder.
 *
 * @param {string} folder
 * @returns {readonly Source[]}
 */
export function readSources(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/.test(file))
    .sort()
    .map((file) => readSource(folder, file));
}

/**
 * @param {string} folder
 * @param {string} file
 * @returns {Source}
 */
function readSource(folder, file) {
  const text = readFileSync(join(folder, file), 'utf8');
  const { module, comments, errors } = parseSync(file, text);
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
  const code = comments.reduce((rest, { start, end }) => blanked(rest, start, end), text);
  const lineOf = (/** @type {number} */ at) => text.slice(0, at).split('\n').length;

  /** @type {Import[]} */
  const imports = [];
  const add = (/** @type {string} */ specifier, /** @type {number} */ at, /** @type {Import['kind']} */ kind) => {
    if (specifier.startsWith('.')) imports.push({ to: resolved(folder, file, specifier), line: lineOf(at), kind });
  };
  for (const { moduleRequest, start, entries } of module.staticImports) {
    // An import without names is for what it does, a value.
    const isType = entries.length > 0 && entries.every((entry) => entry.isType);
    add(moduleRequest.value, start, isType ? 'type' : 'value');
  }
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, start, isType } of entries) {
      if (moduleRequest) add(moduleRequest.value, start, isType ? 'type' : 'value');
    }
  }
  const dynamic = new Set(module.dynamicImports.map(({ start }) => start));
  for (const { index, 1: specifier = '' } of code.matchAll(/import\('([^']+)'\)/g)) {
    add(specifier, index, dynamic.has(index) ? 'dynamic' : 'type');
  }
  const exports = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, exportName }) => (moduleRequest ? [] : (exportName.name ?? []))),
  );
  return { file, text, code, comments: joinedComments(text, comments, lineOf), imports, exports };
}

/**
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
function blanked(text, start, end) {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, ' ') + text.slice(end);
}

/**
 * The file that a relative import names; `.js` stands for the `.ts` or `.tsx` that it is made from.
 *
 * @param {string} folder
 * @param {string} from
 * @param {string} specifier
 */
function resolved(folder, from, specifier) {
  const [path = ''] = posix.join(dirname(from), specifier).split('?');
  const candidates = ['.ts', '.tsx'].map((extension) => path.replace(/\.js$/, extension));
  return candidates.find((file) => existsSync(join(folder, file))) ?? path;
}

/**
 * @param {string} text
 * @param {readonly { type: string, value: string, start: number, end: number }[]} comments
 * @param {(at: number) => number} lineOf
 */
function joinedComments(text, comments, lineOf) {
  /** @type {{ text: string, line: number }[]} */
  const joined = [];
  let end = -1;
  for (const { type, value, start, end: endsAt } of comments) {
    const words = value.replace(/^[\s*]+/gm, '').trim();
    const last = joined.at(-1);
    const goesOn = type === 'Line' && end >= 0 && /^\n[ \t]*$/.test(text.slice(end, start));
    if (goesOn && last) last.text += ` ${words}`;
    else joined.push({ text: words, line: lineOf(start) });
    end = type === 'Line' ? endsAt : -1;
  }
  return joined;
}
