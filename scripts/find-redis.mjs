import { findOnPath, isExecutable } from './find-browser.mjs';

/** Debian's package of it. */
export const redisPackages = ['redis-server'];

/** Redis, which relays share; or undefined where it is not installed. */
export function findRedis() {
  return findOnPath(['redis-server']) ?? ['/usr/bin/redis-server'].find(isExecutable);
}
