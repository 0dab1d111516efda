import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findNginx } from '../../../scripts/find-nginx.mjs';
import { startRelay } from '../../src/node/start-relay.js';
import type { RelayEvent } from '../../src/relay-event.js';
import { afterThis } from '../support/set-up.js';
import { freePort, startRedis } from '../support/redis-server.js';
import { startUpstream } from '../support/upstream.js';
import { framesOf, newTurnId, sendTo, site, textOfAnswer, visit } from '../support/visitor.js';

/** The nginx of deploy/nginx.conf, on a port of its own and before these servers. */
async function startNginx(servers: readonly string[]): Promise<string> {
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
  afterThis(async () => {
    child.kill('SIGKILL');
    await exited;
    rmSync(folder, { recursive: true });
  });
  const url = `http://127.0.0.1:${port}`;
  await expect
    .poll(
      () =>
        fetch(`${url}/health`).then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 10_000 },
    )
    .toBe(200);
  return url;
}

test('two relays behind nginx: visitors are spread, every reader may land anywhere, frames come one by one', async () => {
  const redis = await startRedis();
  afterThis(() => redis.kill());
  const upstream = await startUpstream();
  afterThis(() => upstream.close());
  const events: RelayEvent[][] = [[], []];
  const relays = [];
  for (const own of events) {
    const options = {
      url: upstream.url,
      model: 'm',
      origin: site,
      trustedProxies: 1,
      observe: (event: RelayEvent) => void own.push(event),
    };
    const relay = await startRelay(options, { port: 0, stopAfter: 0, redis: redis.url });
    afterThis(() => relay.stop());
    relays.push(relay.url);
  }
  const send = sendTo(await startNginx(relays));

  const turn = newTurnId();
  const asking = (await visit(send, { 'x-forwarded-for': '203.0.113.99' })).ask('Hi', { turn });
  const answer = await upstream.nextAnswer();
  answer.send('w0 ');
  const first = framesOf(await asking);
  expect((await first.next()).value?.data).toMatch('w0');
  const visitor = await visit(send);
  const readers = [];
  for (let index = 1; index <= 20; index += 1) {
    answer.send(`w${index} `);
    readers.push(textOfAnswer(await visitor.follow(turn)));
    expect((await first.next()).value?.data).toMatch(`w${index}`);
  }
  answer.finish();
  const whole = Array.from({ length: 21 }, (_, index) => `w${index} `).join('');
  for (const { text, end } of await Promise.all(readers)) expect([text, end]).toEqual([whole, '[DONE]']);
  expect(upstream.seen.filter(({ method }) => method === 'POST')).toHaveLength(1);
  for (const own of events) {
    const requests = own.filter((event) => event.type === 'request');
    expect(requests.filter(({ route }) => route === '/turns/{id}').length).toBeGreaterThan(3);
    // The address is the one that nginx saw, not the one that the visitor wrote.
    for (const { address } of requests) expect(address).toBe('127.0.0.1');
  }
});
