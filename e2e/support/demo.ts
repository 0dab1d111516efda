import { spawn } from 'node:child_process';

/** A demo that `npm run demo` started. */
export interface Demo {
  readonly url: string;
  /** The line that it prints for a page of one's own. */
  readonly tag: string;
  /** All that it has printed. */
  output(): string;
  stop(): Promise<void>;
}

/** Starts the demo as its command does, on a free port, and waits until it tells where it is. */
export async function startDemo(...args: readonly string[]): Promise<Demo> {
  const child = spawn(process.execPath, ['scripts/demo.mjs', '--port', '0', ...args]);
  const exited = new Promise((resolve) => child.once('exit', resolve));
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: unknown): void => {
      output += String(chunk);
      if (output.includes('Ctrl-C stops it')) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void exited.then(() => reject(new Error(`the demo ended: ${output}`)));
  });
  return {
    url: /The demo is at (\S+)/.exec(output)?.[1] ?? '',
    tag: /<script.*<\/script>/.exec(output)?.[0] ?? '',
    output: () => output,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
