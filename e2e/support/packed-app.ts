import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A Vite app with the packed package unpacked into its node_modules, as npm would. */
export async function packedApp(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'causerie-app-'));
  const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]);
  const packed: unknown = JSON.parse(stdout);
  const file = Array.isArray(packed) ? (packed[0] as { filename: string }).filename : '';
  const target = join(folder, 'node_modules', 'causerie');
  await mkdir(target, { recursive: true });
  await run('tar', ['-xzf', join(folder, file), '-C', target, '--strip-components=1']);
  await writeFile(join(folder, 'package.json'), '{ "name": "app", "private": true, "type": "module" }');
  return folder;
}
