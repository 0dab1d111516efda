import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, runTool } from './run.mjs';

/** Compiles the relay where its source is newer. */
export async function buildRelayIfNeeded() {
  if (existsSync(compiled('main.js')) && statSync(compiled('main.js')).mtimeMs > newestSource()) return;
  await runTool('typescript', ['-p', join('relay', 'tsconfig.build.json')]);
}

/** The address of a compiled file of its Node part. @param {string} name */
export function compiledRelay(name) {
  return pathToFileURL(compiled(name)).href;
}

/** @param {string} name */
function compiled(name) {
  return join(root, 'relay', 'dist', 'node', name);
}

function newestSource() {
  const folder = join(root, 'relay', 'src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Math.max(...files.map((file) => statSync(join(folder, file)).mtimeMs));
}
