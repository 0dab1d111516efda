import { ChatError } from '../../core/chat-error.js';
import type { Log } from '../../platform/log.js';

/**
 * What a request that got no answer means. A browser tells a page nothing of the cause, so the likely ones are named
 * to the developer, once.
 */
export function networkError(
  url: string,
  cause: unknown,
  log: Log,
  isOnline: () => boolean = () => globalThis.navigator?.onLine !== false,
): ChatError {
  if (!isOnline()) return new ChatError('offline', 'offline', { cause });
  const { origin, protocol, hostname } = new URL(url);
  const page = globalThis.location;
  const isLocal = /^(localhost|127\.|\[::1\])/.test(hostname);
  if (page?.protocol === 'https:' && protocol === 'http:' && !isLocal) {
    log.warn(`A page on https may not call ${origin}: the server needs https.`);
    return new ChatError('config', 'mixed content', { cause });
  }
  if (page && page.origin !== origin) {
    log.warn(
      `No answer of ${origin} could be read. If it runs, it must allow this page (Open WebUI: CORS_ALLOW_ORIGIN ` +
        `must name ${page.origin}). A blocking extension looks the same.`,
    );
  }
  return new ChatError('network', `no answer from ${origin}`, { retryable: true, cause });
}
