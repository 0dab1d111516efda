import { RateLimiterRedis } from 'rate-limiter-flexible';
import type { Observe } from '../relay-event.js';
import { createLimiterCounter } from '../state/limiter-counter.js';
import type { RelayState } from '../state/relay-state.js';
import { connectRedis, prefix } from './redis/redis-link.js';
import { createRedisSlots } from './redis/redis-slots.js';
import { createRedisTurns } from './redis/redis-turns.js';

/** State in a Redis that several relays share. Rejects where Redis does not answer. */
export async function connectRedisState(
  url: string,
  { keep, observe }: { readonly keep: number; readonly observe: Observe },
): Promise<RelayState> {
  const link = await connectRedis(url, observe);
  const { client } = link;
  const slots = createRedisSlots(client);
  const turns = await createRedisTurns(link, keep);
  const secretKey = `${prefix}session-secret`;
  let secret: string | undefined;
  // A Redis that comes back empty gets the secret that the tokens about were signed with.
  link.onBack(() => {
    if (secret !== undefined) client.set(secretKey, secret, { condition: 'NX' }).catch(() => {});
  });
  return {
    createCounter(name, limit, seconds) {
      const limiter = new RateLimiterRedis({
        storeClient: client,
        useRedisPackage: true,
        rejectIfRedisNotReady: true,
        keyPrefix: `${prefix}count:${name}`,
        points: limit,
        duration: seconds,
      });
      return createLimiterCounter(limiter, limit, seconds);
    },
    slots,
    turns,
    async revoke(session, seconds) {
      await client.set(`${prefix}revoked:${session}`, '1', { expiration: { type: 'EX', value: seconds } });
    },
    isRevoked: async (session) => (await client.exists(`${prefix}revoked:${session}`)) === 1,
    async sessionSecret() {
      const own = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64');
      await client.set(secretKey, own, { condition: 'NX' });
      secret = (await client.get(secretKey)) ?? undefined;
      if (secret === undefined) throw new Error('Redis keeps no secret of sessions');
      return new Uint8Array(Buffer.from(secret, 'base64'));
    },
    isReady: () => client.isReady,
    async dispose() {
      slots.dispose();
      await turns.dispose();
      link.dispose();
    },
  };
}
