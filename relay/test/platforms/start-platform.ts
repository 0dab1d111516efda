import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { findPlatform } from '../../../scripts/find-platforms.mjs';
import type { RelayOptions } from '../../src/options/relay-options.js';
import { startRelay } from '../../src/node/start-relay.js';
import { freePort } from '../support/redis-server.js';
import { bunEntry, denoEntry, workerdConfig, workerEntry } from './entries.js';

export type PlatformName = 'node' | 'deno' | 'bun' | 'workerd';

/** A relay on a platform. */
export interface Platform {
  readonly url: string;
  stop(): Promise<void>;
}

/** Options that can be written as JSON: a platform of its own gets no functions. */
export type PlainOptions = Omit<RelayOptions, 'key' | 'verifyVisitor' | 'observe' | 'state' | 'callUpstream'>;

/** Starts a relay. Rejects where the platform is not installed. */
export async function startPlatform(name: PlatformName, options: PlainOptions): Promise<Platform> {
  if (name === 'node') {
    const running = await startRelay({ ...options, key: 'sk-secret-key-1' }, { port: 0, stopAfter: 0 });
    return { url: running.url, stop: () => running.stop() };
  }
  const command = findPlatform(name);
  if (command === undefined) throw new Error(`${name} is not installed`);
  const folder = mkdtempSync(join(tmpdir(), `causerie-relay-${name}-`));
  writeFileSync(join(folder, 'relay.js'), await bundle());
  const config = JSON.stringify(options);
  const write = (file: string, text: string): string => {
    writeFileSync(join(folder, file), text);
    return join(folder, file);
  };
  const port = await freePort();
  const args = {
    deno: () => ['run', '--allow-net', '--no-remote', '--no-config', write('main.js', denoEntry), config],
    bun: () => [write('main.js', bunEntry), config],
    workerd: () => {
      write('worker.js', workerEntry(config));
      return ['serve', write('config.capnp', workerdConfig(port))];
    },
  }[name]();
  const child = spawn(command, args, { cwd: folder });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await exited;
    rmSync(folder, { recursive: true });
  };
  try {
    const shown = await new Promise<number>((resolve, reject) => {
      let output = '';
      const read = (chunk: unknown): void => {
        output += String(chunk);
        const found = /port (\d+)/.exec(output)?.[1];
        if (found !== undefined) resolve(Number(found));
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.on('error', reject);
      void exited.then(() => reject(new Error(`${name} ended: ${output}`)));
      if (name === 'workerd') void untilAnswered(port).then(() => resolve(port), reject);
    });
    return { url: `http://127.0.0.1:${shown}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function untilAnswered(port: number): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const isThere = await fetch(`http://127.0.0.1:${port}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isThere) return;
    if (attempt > 300) throw new Error('workerd does not answer');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The handler and what it imports as one module, without anything of Node's. */
async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL('../../src/index.ts', import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, target: 'es2022', lib: { entry, formats: ['es'], fileName: 'relay' } },
  });
  const [output] = [result].flat();
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error('the handler could not be bundled');
  if (/from ['"]node:|require\(['"]/.test(chunk.code)) throw new Error('the handler needs something of Node');
  return chunk.code;
}
