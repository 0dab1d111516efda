import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findNginx } from '../../../scripts/find-nginx.mjs';
import { freePort } from './redis-server.js';

/** The nginx of deploy/nginx.conf, on a port of its own. */
export interface TestNginx {
  readonly url: string;
  stop(): Promise<void>;
}

/** @param servers the relays behind it; one of them answers already */
export async function startNginx(servers: readonly string[]): Promise<TestNginx> {
  const command = findNginx();
  if (command === undefined) throw new Error('nginx is not installed: apt-get install nginx');
  const folder = mkdtempSync(join(tmpdir(), 'causerie-nginx-'));
  const port = await freePort();
  const shipped = readFileSync(new URL('../../deploy/nginx.conf', import.meta.url), 'utf8');
  const own = shipped
    .replace('server 127.0.0.1:8787;', servers.map((url) => `server ${new URL(url).host};`).join(' '))
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`);
  const head = `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log; events {}`;
  writeFileSync(join(folder, 'nginx.conf'), `${head} http { access_log off; ${own} }`);
  const child = spawn(command, ['-p', folder, '-c', join(folder, 'nginx.conf')]);
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const url = `http://127.0.0.1:${port}`;
  const isReady = (): Promise<boolean> =>
    fetch(`${url}/health`).then(
      ({ status }) => status === 200,
      () => false,
    );
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error(`nginx ended: ${readFileSync(join(folder, 'error.log'), 'utf8')}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url,
    async stop() {
      child.kill('SIGKILL');
      await exited;
      rmSync(folder, { recursive: true });
    },
  };
}
