import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Compiles the relay once, for the tests that start it as a command. */
export function setup(): void {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const args = ['node_modules/typescript/bin/tsc', '-p', 'relay/tsconfig.build.json'];
  execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
}
