import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/** Where runtimes beside Node are installed, which only tests of the relay need. Git ignores it. */
export const platformsFolder = join(root, '.cache', 'platforms');

/** The runtimes that the relay's handler is tested on beside Node: their packages, and where the command lies in them. */
const platforms = {
  deno: { package: '@deno/linux-x64-glibc@2.9.6', command: ['@deno', 'linux-x64-glibc', 'deno'] },
  bun: { package: '@oven/bun-linux-x64@1.4.5', command: ['@oven', 'bun-linux-x64', 'bin', 'bun'] },
  workerd: {
    package: '@cloudflare/workerd-linux-64@1.20261117.1',
    command: ['@cloudflare', 'workerd-linux-64', 'bin', 'workerd'],
  },
};

/** Their packages, pinned. */
export const platformPackages = Object.values(platforms).map((platform) => platform.package);

/**
 * The command of a runtime; undefined where it is not installed.
 *
 * @param {keyof typeof platforms} name
 */
export function findPlatform(name) {
  const file = join(platformsFolder, 'node_modules', ...platforms[name].command);
  return existsSync(file) ? file : undefined;
}

/** Whether one of them is missing. */
export function arePlatformsMissing() {
  return Object.values(platforms).some(({ command }) => !existsSync(join(platformsFolder, 'node_modules', ...command)));
}
