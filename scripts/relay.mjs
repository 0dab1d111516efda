import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, runTool } from './run.mjs';
import { ensureInstalled } from './setup.mjs';

// `npm run relay -- …`: causerie-relay of this checkout, compiled where its source is newer.
const compiled = join(root, 'relay', 'dist', 'node', 'main.js');

await ensureInstalled();
await buildRelayIfNeeded();
await import(pathToFileURL(compiled).href);

async function buildRelayIfNeeded() {
  if (existsSync(compiled) && statSync(compiled).mtimeMs > newestSource()) return;
  await runTool('typescript', ['-p', join('relay', 'tsconfig.build.json')]);
}

function newestSource() {
  const folder = join(root, 'relay', 'src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Math.max(...files.map((file) => statSync(join(folder, file)).mtimeMs));
}
