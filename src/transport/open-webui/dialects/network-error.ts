import { ChatError } from '../../../core/chat-error.js';
import type { Clock } from '../../../core/clock.js';
import type { Log } from '../../../platform/log.js';
import type { PolicyWatch } from '../policy-watch.js';

/** A request that got no answer, as far as it is known. */
export interface Unanswered {
  readonly log: Log;
  readonly clock: Clock;
  /** Has watched since before the request left. */
  readonly policy: PolicyWatch;
  /**
   * Whether the server answers still; undefined where the request changes nothing there, or the server could never be
   * read.
   */
  readonly isThere?: () => Promise<boolean>;
}

/**
 * The error of a request that got no answer although the browser is online. A browser tells a page nothing of the cause,
 * so the likely ones are named to the developer, once. A server that could be read before and answers still may have
 * done what it was asked for.
 */
export async function networkError(
  url: string,
  cause: unknown,
  { log, clock, policy, isThere }: Unanswered,
): Promise<ChatError> {
  const { origin, protocol, hostname } = new URL(url);
  if (await policy.isForbidden(clock)) {
    log.warn(`The page's Content-Security-Policy forbids ${origin}: its connect-src must name it.`);
    return new ChatError('config', 'forbidden by connect-src', { cause });
  }
  const page = globalThis.location;
  const isLocal = /^(localhost|127\.|\[::1\])/.test(hostname);
  if (page?.protocol === 'https:' && protocol === 'http:' && !isLocal) {
    log.warn(`A page on https may not call ${origin}: the server needs https.`);
    return new ChatError('config', 'mixed content', { cause });
  }
  const isForeign = page !== undefined && page.origin !== origin;
  if (isForeign) {
    log.warn(
      `No answer of ${origin} could be read. If it runs, it must allow this page (Open WebUI: CORS_ALLOW_ORIGIN ` +
        `must name ${page.origin}). A blocking extension looks the same.`,
    );
  }
  const mayHaveRun = isForeign && (await isThere?.()) === true;
  return new ChatError('network', `no answer from ${origin}`, {
    retryable: true,
    ...(mayHaveRun && { mayHaveRun }),
    cause,
  });
}
