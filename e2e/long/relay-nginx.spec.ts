import { startNginx } from '../../relay/test/support/nginx.js';
import { freePort, startRedis } from '../../relay/test/support/redis-server.js';
import { startUpstream } from '../../relay/test/support/upstream.js';
import { startRelayCommand } from '../support/relay.js';
import type { Site } from '../support/site.js';
import { expect, test } from '../support/test.js';

const none = '{ session: null, user: null, address: null, all: null }';

/** Two relays on one Redis behind nginx. Each tells the upstream which one it is. */
async function startTwoRelays(site: Site) {
  const redis = await startRedis();
  const upstream = await startUpstream();
  const ports = [await freePort(), await freePort()];
  const start = (at: number) =>
    startRelayCommand(
      [
        `upstreams: [{ url: ${upstream.url}, keyFile: key.txt, headers: { x-relay: '${at}' } }]`,
        'model: m',
        `origin: ${new URL(site.url).origin}`,
        `port: ${ports[at]}`,
        `redis: ${redis.url}`,
        'trustedProxies: 1',
        `limits: { minute: ${none}, day: ${none}, running: ${none} }`,
      ],
      'sk-of-the-upstream-0123',
    );
  const relays = [await start(0), await start(1)];
  const nginx = await startNginx(relays.map(({ url }) => url));
  return {
    redis,
    upstream,
    url: nginx.url,
    /** Kills one in the middle of its work. */
    kill: async (at: number) => void (await relays[at]?.stop()),
    /** Starts it again, at the same port. */
    async restart(at: number) {
      relays[at] = await start(at);
    },
    async stop() {
      await nginx.stop();
      for (const relay of relays) await relay.stop();
      await upstream.close();
      await redis.kill();
    },
  };
}

test('behind nginx a relay is killed in mid-answer: interrupted, and Continue gives the rest, 20 times', async ({
  page,
  site,
  chat,
}) => {
  const two = await startTwoRelays(site);
  const { upstream } = two;
  await page.goto(site.tagged({ url: two.url, model: 'm', titles: 'words' }));
  await chat.open();
  const killed = [0, 0];
  for (let round = 1; round <= 20; round += 1) {
    await chat.send(`Round ${round}`);
    const answer = await upstream.nextAnswer();
    answer.send(`Here is answer ${round} up to`);
    await expect(await chat.streaming()).toContainText(`answer ${round} up to`);
    const runs = Number(answer.seen.headers['x-relay']);
    killed[runs] = (killed[runs] ?? 0) + 1;
    await two.kill(runs);
    await chat.ended('incomplete');
    const cut = chat.answers.last();
    await expect(cut).toHaveAttribute('data-reason', 'interrupted');
    const restarted = two.restart(runs);
    await chat.host.getByRole('button', { name: 'Continue', exact: true }).last().click();
    const rest = await upstream.nextAnswer();
    rest.send(' its very end.');
    rest.finish();
    await chat.ended();
    await expect(chat.answers.last()).toContainText(`Here is answer ${round} up to its very end.`);
    await restarted;
  }
  await expect(chat.answers).toHaveCount(20);
  expect(upstream.seen.filter(({ method }) => method === 'POST')).toHaveLength(40);
  // Visitors are spread: both have run answers.
  expect(Math.min(...killed)).toBeGreaterThan(0);
  await two.stop();
});

test('behind nginx Redis is killed and comes back empty: a running answer loses nothing, also over a reload', async ({
  page,
  site,
  chat,
}) => {
  const two = await startTwoRelays(site);
  const { upstream, redis } = two;
  await page.goto(site.tagged({ url: two.url, model: 'm', titles: 'words' }));
  await chat.open();
  await chat.send('Hello');
  const answer = await upstream.nextAnswer();
  answer.send('one ');
  await expect(await chat.streaming()).toContainText('one');
  await redis.kill();
  answer.send('two ');
  await expect(await chat.streaming()).toContainText('one two');
  await redis.start();
  const ready = (): Promise<number> => fetch(`${two.url}/ready`).then(({ status }) => status);
  // Of either relay.
  for (let count = 0; count < 4; count += 1) await expect.poll(ready).toBe(200);
  answer.send('three ');
  await page.reload();
  await chat.open();
  await expect(await chat.streaming()).toContainText('one two three');
  answer.send('four');
  answer.finish();
  await chat.ended();
  await expect(chat.answers).toContainText('one two three four');
  await expect(chat.answers).toHaveCount(1);
  expect(upstream.seen.filter(({ method }) => method === 'POST')).toHaveLength(1);
  await two.stop();
});
