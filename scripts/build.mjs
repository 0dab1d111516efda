import { copyFileSync, rmSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isMain, root, runMain, runTool, secondsSince } from './run.mjs';
import { ensureInstalled } from './setup.mjs';

/** Builds dist/: the modules, the chunks of the classic script, the script that loads them, the types. */
export async function build() {
  const since = performance.now();
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  await runTool('vite', ['build', '--logLevel', 'warn']);
  for (const mode of ['chat', 'script']) await runTool('vite', ['build', '--mode', mode, '--logLevel', 'warn']);
  await runTool('typescript', ['-p', 'tsconfig.build.json']);
  // The page of causerie/testing, for whoever has the package.
  copyFileSync(join(root, 'src', 'testing', 'README.md'), join(root, 'dist', 'testing.md'));
  console.log(`Built dist/ in ${secondsSince(since)}`);
}

/** Builds where the last build is missing or older than what it is made of. */
export async function buildIfNeeded() {
  const script = join(root, 'dist', 'causerie.js');
  const types = join(root, 'dist', 'types', 'index.d.ts');
  if (!existsSync(script) || !existsSync(types)) return build();
  const sources = ['src', 'package-lock.json', 'vite.config.ts', 'tsconfig.build.json'];
  if (Math.max(...sources.map((source) => newest(join(root, source)))) > statSync(script).mtimeMs) await build();
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
