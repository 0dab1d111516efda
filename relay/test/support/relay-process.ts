import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The command in a process of its own, which can be killed. */
export interface RelayProcess {
  readonly url: string;
  readonly pid: number;
  /** What it wrote to its two streams. */
  readonly output: () => string;
  kill(signal?: NodeJS.Signals): Promise<number | null>;
}

const main = fileURLToPath(new URL('../../dist/node/main.js', import.meta.url));

/** Starts the compiled command; `global-setup.ts` has compiled it. */
export async function startRelayProcess(args: readonly string[]): Promise<RelayProcess> {
  const child = spawn(process.execPath, [main, '--port', '0', ...args]);
  let output = '';
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.stderr.on('data', (chunk) => (output += String(chunk)));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
      const found = /listening on (\S+)/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    });
    void exited.then(() => reject(new Error(`the relay ended: ${output}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    output: () => output,
    async kill(signal = 'SIGKILL') {
      child.kill(signal);
      return exited;
    },
  };
}
