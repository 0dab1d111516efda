import { expect, test } from 'vitest';
import { startRelay } from '../../src/node/start-relay.js';
import type { RelayEvent } from '../../src/relay-event.js';
import { afterThis } from '../support/set-up.js';
import { startNginx } from '../support/nginx.js';
import { startRedis } from '../support/redis-server.js';
import { startUpstream } from '../support/upstream.js';
import { framesOf, newTurnId, sendTo, site, textOfAnswer, visit } from '../support/visitor.js';

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
  const nginx = await startNginx(relays);
  afterThis(() => nginx.stop());
  const send = sendTo(nginx.url);

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
