import { findOnPath, isExecutable } from './find-browser.mjs';

/** Debian's package of it. */
export const nginxPackages = ['nginx'];

/** nginx, before which the tests put a real Open WebUI; or undefined where it is not installed. */
export function findNginx() {
  return findOnPath(['nginx']) ?? ['/usr/sbin/nginx'].find(isExecutable);
}
