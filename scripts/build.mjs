import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { buildDemoKit } from './build/demo-kit.mjs';
import { isMain, root, run, runMain, runTool, secondsSince } from './run.mjs';
import { ensureInstalled } from './setup.mjs';

/**
 * A built file of JavaScript, by its path in `dist/`.
 *
 * @typedef {object} BuiltFile
 * @property {'modules' | 'chat' | 'texts' | 'tools' | 'script'} part of vite.config.ts
 * @property {string} file
 * @property {string | undefined} source the file of ours that it was built for, where it is an entry or loads by `import()`
 * @property {boolean} isEntry
 * @property {readonly string[]} imports the files that it loads at once
 * @property {readonly string[]} modules the files that are in it, by their paths in the project
 */

const dist = join(root, 'dist');
export const report = join(root, '.cache', 'build.json');

/** Builds dist/: its five parts (vite.config.ts), the types, and what lies beside the script on an owner's site. */
export async function build() {
  const since = performance.now();
  rmSync(dist, { recursive: true, force: true });
  rmSync(report, { force: true });
  // Vite builds with whatever it finds here: with `development`, JSX would name its files and lines.
  process.env['NODE_ENV'] = 'production';
  const types = runTool('typescript', ['-p', 'tsconfig.build.json']);
  // In a process of its own, for Vite's runner changes that variable.
  const texts = run(process.execPath, ['scripts/strings.mjs', '--check'], { label: 'strings' });
  await Promise.all([types, buildParts(), texts]);
  await buildDemoKit(join(dist, 'demo'));
  cpSync(join(root, 'themes'), join(dist, 'browser', 'themes'), { recursive: true });
  cpSync(join(root, 'LICENSE'), join(dist, 'browser', 'LICENSE'));
  // The page of causerie/testing, for whoever has the package.
  cpSync(join(root, 'src', 'testing', 'README.md'), join(dist, 'testing.md'));
  moveMaps();
  console.log(`Built dist/ in ${secondsSince(since)}`);
}

/** Builds where the last build is missing or older than what it is made of. */
export async function buildIfNeeded() {
  const types = join(dist, 'types', 'index.d.ts');
  if (!existsSync(report) || !existsSync(types)) return build();
  const sources = [
    'src',
    'themes',
    'demo/kit',
    'options.schema.json',
    'package-lock.json',
    'vite.config.ts',
    'tsconfig.build.json',
  ];
  if (Math.max(...sources.map((source) => newest(join(root, source)))) > statSync(report).mtimeMs) await build();
}

/**
 * What the last build made.
 *
 * @returns {readonly BuiltFile[]}
 */
export function builtFiles() {
  if (!existsSync(report)) throw new Error('there is no build: npm run build');
  return JSON.parse(readFileSync(report, 'utf8'));
}

async function buildParts() {
  const { build } = await import('vite');
  /** @type {BuiltFile[]} */
  const files = [];
  /** @type {Record<string, string>} */
  const define = {};
  for (const part of /** @type {const} */ (['modules', 'chat', 'texts', 'tools', 'script'])) {
    const built = await build({ root, mode: part, logLevel: 'warn', define });
    const chunks = [built].flat().flatMap((bundle) => ('output' in bundle ? bundle.output : []));
    for (const chunk of chunks) {
      if (chunk.type !== 'chunk') continue;
      files.push(describe(part, chunk));
      // The script is told which of them to load.
      if (chunk.isEntry && part === 'chat') define['CHAT_CHUNK'] = JSON.stringify(chunk.fileName);
      if (chunk.isEntry && part === 'tools') define['TOOLS_CHUNK'] = JSON.stringify(chunk.fileName);
      if (chunk.isEntry && part === 'texts') define['TEXTS_CHUNK'] = JSON.stringify(chunk.fileName);
    }
  }
  mkdirSync(dirname(report), { recursive: true });
  writeFileSync(report, JSON.stringify(files, null, 1));
}

/**
 * @param {BuiltFile['part']} part
 * @param {import('vite').Rolldown.OutputChunk} chunk
 * @returns {BuiltFile}
 */
function describe(part, { fileName, facadeModuleId, isEntry, imports, moduleIds }) {
  const folder = part === 'modules' ? '' : 'browser/';
  return {
    part,
    file: folder + fileName,
    source: facadeModuleId ? relative(root, facadeModuleId) : undefined,
    isEntry,
    imports: imports.map((name) => folder + name),
    modules: moduleIds.map((id) => relative(root, id)),
  };
}

/** Maps are for who works on the widget: they lie in dist/maps/, and neither the package nor a site has them. */
function moveMaps() {
  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.map')) continue;
    const place = join(dist, 'maps', file);
    mkdirSync(dirname(place), { recursive: true });
    renameSync(join(dist, file), place);
  }
}

/**
 * When the newest file below a place was changed.
 *
 * @param {string} place
 * @returns {number}
 */
function newest(place) {
  const stat = statSync(place);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(place).map((name) => newest(join(place, name))));
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    await ensureInstalled();
    await build();
  });
}
