import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { builtFiles, report } from './build.mjs';
import { cyclesOf } from './house/cycles.mjs';
import { sidesNamed, unmirrored } from './house/directions.mjs';
import { mayImport, misplacedRooms, roomOf, rooms } from './house/rooms.mjs';
import { readSources } from './house/sources.mjs';
import { isMain, root, runMain } from './run.mjs';

/**
 * A rule of the house: what it counts, each with its place, and how many of them there may be.
 *
 * @typedef {{ name: string, limit: number, found: readonly string[] }} Rule
 * @typedef {import('./house/sources.mjs').Source} Source
 */

/** Prints how src/ and the build keep the rules of ARCHITECTURE.md, and throws where one is broken. */
export function checkHouse() {
  const sources = readSources(join(root, 'src'));
  const rules = [...sourceRules(sources), ...(existsSync(report) ? [lazyChunks()] : [])];
  const isBroken = (/** @type {Rule} */ { limit, found }) => found.length > limit;
  const broken = rules.filter(isBroken);
  for (const rule of rules) {
    console.log(`${isBroken(rule) ? '✗' : '✓'} ${rule.name}: ${rule.found.length} of at most ${rule.limit}`);
  }
  for (const { name, found } of broken) {
    console.log(`\n${name}:\n${found.map((line) => `  ${line}`).join('\n')}`);
  }
  console.log(`${sources.length} files, ${codeLines(sources)} lines of code`);
  if (broken.length > 0) throw new Error(`The house is out of order: ${broken.map(({ name }) => name).join('; ')}`);
}

/**
 * @param {readonly Source[]} sources
 * @returns {readonly Rule[]}
 */
function sourceRules(sources) {
  const lines = (/** @type {Source} */ { text }) => text.trimEnd().split('\n').length;
  return [
    { name: 'imports that are not allowed', limit: 0, found: [...misplacedRooms(), ...wrongImports(sources)] },
    { name: 'cycles by value or import()', limit: 0, found: cycles(sources, ['value', 'dynamic']) },
    { name: 'cycles by type across folders', limit: 0, found: cycles(sources, ['value', 'dynamic', 'type'], true) },
    { name: '"as never", "as unknown as"', limit: 0, found: casts(sources) },
    {
      name: 'files of more than 300 lines',
      limit: 0,
      found: sources.filter((source) => lines(source) > 300).map(({ file }) => file),
    },
    {
      name: 'files of less than 15 lines',
      limit: 20,
      found: sources.filter((source) => lines(source) < 15 && !isLanguage(source)).map(({ file }) => file),
    },
    { name: 'names that are exported twice', limit: 0, found: doubleNames(sources) },
    { name: 'comments that begin with What, Who, So long', limit: 0, found: riddles(sources) },
    { name: 'left and right in styles', limit: 0, found: sidesNamed(join(root, 'src')) },
    { name: 'icons that nothing mirrors', limit: 0, found: unmirrored(join(root, 'src')) },
  ];
}

/**
 * Whether a file is one of the folders of texts, which hold the same names in every language.
 *
 * @param {{ file: string }} source
 */
function isLanguage({ file }) {
  return /^strings\/[\w-]+\//.test(file);
}

/** @param {readonly Source[]} sources */
function wrongImports(sources) {
  return sources.flatMap(({ file, imports }) => {
    const room = roomOf(file);
    if (!rooms[room]) return [`src/${file}: no such room, see scripts/house/rooms.mjs`];
    return imports
      .filter(({ to }) => !mayImport(file, to))
      .map(
        ({ to, line }) =>
          `src/${file}:${line} imports ${to}: ${room} may import ${rooms[room]?.join(', ') || 'nothing'}`,
      );
  });
}

/**
 * @param {readonly Source[]} sources
 * @param {readonly import('./house/sources.mjs').Import['kind'][]} kinds that count
 * @param {boolean} [isAcross] only those that leave their folder
 */
function cycles(sources, kinds, isAcross = false) {
  const graph = new Map(
    sources.map(({ file, imports }) => [file, imports.filter(({ kind }) => kinds.includes(kind)).map(({ to }) => to)]),
  );
  return cyclesOf(graph)
    .filter((files) => !isAcross || new Set(files.map((file) => dirname(file))).size > 1)
    .map((files) => files.join(' → '));
}

/** @param {readonly Source[]} sources */
function casts(sources) {
  return sources.flatMap(({ file, code }) =>
    code.split('\n').flatMap((line, at) => (/\bas (?:never|unknown as)\b/.test(line) ? [`src/${file}:${at + 1}`] : [])),
  );
}

/** @param {readonly Source[]} sources */
function doubleNames(sources) {
  /** @type {Map<string, string[]>} */
  const places = new Map();
  for (const { file, exports } of sources) {
    // The entries pass on by name what others declare.
    if (/(?:^|\/)index\.ts$/.test(file) || isLanguage({ file })) continue;
    for (const name of new Set(exports)) places.set(name, [...(places.get(name) ?? []), file]);
  }
  return [...places].filter(([, files]) => files.length > 1).map(([name, files]) => `${name}: ${files.join(', ')}`);
}

/** @param {readonly Source[]} sources */
function riddles(sources) {
  return sources.flatMap(({ file, comments }) =>
    comments
      .filter(({ text }) => /^(?:What|Who|Whoever|Whatever|So long)\b/.test(text))
      .map(({ text, line }) => `src/${file}:${line} ${text.slice(0, 70)}`),
  );
}

/**
 * The chunks of the classic script that load later, without data: the grammars of code and the languages of the interface, of
 * which a visitor loads one, and the names of characters.
 *
 * @returns {Rule}
 */
function lazyChunks() {
  const isOneOfMany = (/** @type {readonly string[]} */ modules) =>
    modules.every((module) =>
      /@speed-highlight\/core\/|^src\/strings\/(languages\.ts$|(?!en\/)[\w-]+\/)|\/entity-names\.ts$/.test(module),
    );
  const found = builtFiles()
    .filter(({ part, isEntry, modules }) => part === 'chat' && !isEntry && !isOneOfMany(modules))
    .map(({ file, source, modules }) => `${file} (${source ?? `shared: ${modules.join(', ')}`})`);
  return { name: 'lazy chunks', limit: 16, found };
}

/** @param {readonly Source[]} sources */
function codeLines(sources) {
  return sources.reduce((sum, { code }) => sum + code.split('\n').filter((line) => line.trim() !== '').length, 0);
}

if (isMain(import.meta.url)) await runMain(async () => checkHouse());
