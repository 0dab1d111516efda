import type { Slots } from '../../state/relay-state.js';
import { prefix, type RedisClient } from './redis-link.js';

/** A relay that dies frees its places after this time. */
const leaseMs = 30_000;
const renewEveryMs = 10_000;

/** Frees what was not renewed, then takes a place where one is left. The time is that of Redis, so that all agree. */
const acquireScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[1]) then return 0 end
redis.call('ZADD', KEYS[1], now + ARGV[3], ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1`;

const renewScript = `
local time = redis.call('TIME')
redis.call('ZADD', KEYS[1], 'XX', time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[2], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1`;

/** Places in Redis, one sorted set a key: the holders, by when their lease ends. */
export function createRedisSlots(client: RedisClient): Slots & { dispose(): void } {
  const held = new Set<string>();
  const timer = setInterval(() => {
    for (const entry of held) {
      const [key = '', holder = ''] = entry.split('\n');
      const args = { keys: [key], arguments: [holder, String(leaseMs)] };
      client.eval(renewScript, args).catch(() => {});
    }
  }, renewEveryMs);
  timer.unref();

  return {
    async acquire(name, limit, holder) {
      const key = `${prefix}slots:${name}`;
      const args = { keys: [key], arguments: [String(limit), holder, String(leaseMs)] };
      const isTaken = (await client.eval(acquireScript, args)) === 1;
      if (isTaken) held.add(`${key}\n${holder}`);
      return isTaken;
    },
    async release(name, holder) {
      const key = `${prefix}slots:${name}`;
      held.delete(`${key}\n${holder}`);
      await client.zRem(key, holder);
    },
    dispose: () => clearInterval(timer),
  };
}
