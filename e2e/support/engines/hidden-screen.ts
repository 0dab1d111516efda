import { spawn } from 'node:child_process';

/** A screen that nobody sees, for a browser that cannot do without one. */
export interface HiddenScreen {
  /** For the environment variable DISPLAY. */
  readonly display: string;
  close(): void;
}

/** Starts an X server in memory, which chooses a free number itself. */
export async function openHiddenScreen(program: string): Promise<HiddenScreen> {
  const args = ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const server = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const number = await new Promise<string>((resolve, reject) => {
    let written = '';
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      written += text;
      if (written.includes('\n')) resolve(written.trim());
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`${program} ended with code ${code}`)));
  });
  return { display: `:${number}`, close: () => void server.kill() };
}
