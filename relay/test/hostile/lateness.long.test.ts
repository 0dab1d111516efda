import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startUpstream } from '../../bench/subjects.mjs';
import { startRelayProcess } from '../support/relay-process.js';
import { afterThis } from '../support/set-up.js';
import { newTurnId, sendTo, site, visit } from '../support/visitor.js';
import { corpus } from './corpus.js';

const readers = fileURLToPath(new URL('../../bench/read-delays.mjs', import.meta.url));
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Delays {
  readonly frames: number;
  /** In ms. */
  readonly p50: number;
  readonly p99: number;
}

test('while 400 hostile requests run, the answers of others are late by 100 ms more at most (p99)', async () => {
  const upstream = await startUpstream(60);
  afterThis(() => {
    upstream.stop();
  });
  const limits = ['--limit-minute', '100000', '--limit-day', '100000'];
  const args = ['--url', `http://127.0.0.1:${upstream.port}/v1`, '--model', 'm', '--origin', site, ...limits];
  const relay = await startRelayProcess(args);
  afterThis(() => relay.kill());
  const { session } = await visit(sendTo(relay.url));
  const reading = spawn(process.execPath, [readers, new URL(relay.url).port, '4', session, site]);
  afterThis(() => {
    reading.kill();
  });
  const lines = createInterface(reading.stdout)[Symbol.asyncIterator]();
  await lines.next();
  const delays = async (): Promise<Delays> => {
    reading.stdin.write('\n');
    return JSON.parse((await lines.next()).value ?? '{}');
  };

  await delays();
  await wait(5000);
  const calm = await delays();
  const secret = 'a-secret-that-the-relay-does-not-have';
  const target = {
    url: relay.url,
    session,
    sessionSecret: secret,
    identitySecret: secret,
    turnOfAnn: newTurnId(),
  };
  const since = Date.now();
  await Promise.race([Promise.allSettled(corpus.map(({ send }) => send(target))), wait(20_000)]);
  const attacked = await delays();
  const memory = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${relay.pid}/status`, 'utf8'))?.[1]) / 1024;
  const figures = { calm, attacked, ms: Date.now() - since, megabytes: Math.round(memory) };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  expect(attacked.frames).toBeGreaterThan(0);
  expect(attacked.p99 - calm.p99).toBeLessThanOrEqual(100);
}, 120_000);
