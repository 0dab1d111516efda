import { spawn } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { createServer } from 'node:net';
import { venvPython } from './places.mjs';

/**
 * A Python program that ends when this process does, however that ends: it watches its standard input.
 *
 * @typedef {{ kill(): Promise<void>, stop(): Promise<void>, hasEnded(): boolean }} Child
 */

/**
 * @param {readonly string[]} args
 * @param {{ log: string, cwd: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Child}
 */
export function startPython(args, { log, cwd, env = {} }) {
  const output = openSync(log, 'a');
  const child = spawn(venvPython, args, {
    cwd,
    env: { ...process.env, PYTHONUNBUFFERED: '1', ...env },
    stdio: ['pipe', output, output],
  });
  closeSync(output);
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => {
    child.on('exit', () => resolve());
    child.on('error', () => resolve());
  });
  let hasEnded = false;
  void ended.then(() => (hasEnded = true));
  const killNow = () => void child.kill('SIGKILL');
  process.once('exit', killNow);
  void ended.then(() => process.off('exit', killNow));
  return {
    hasEnded: () => hasEnded,
    kill() {
      killNow();
      return ended;
    },
    async stop() {
      child.kill('SIGTERM');
      const timer = setTimeout(killNow, 5000);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** A port that is free now. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/**
 * Resolves when an address answers with 200; rejects where the program ended first, or after two minutes.
 *
 * @param {string} url
 * @param {Child} child
 * @param {string} log
 */
export async function untilReady(url, child, log) {
  const end = performance.now() + 120_000;
  for (;;) {
    if (child.hasEnded()) throw new Error(`The server at ${url} ended before it was ready; see ${log}`);
    if (performance.now() > end) throw new Error(`The server at ${url} was not ready after two minutes; see ${log}`);
    const response = await fetch(url).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
