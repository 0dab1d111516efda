import { createHmac, randomBytes } from 'node:crypto';
import pino, { type Logger } from 'pino';
import type { Observe } from '../relay-event.js';

/** A log of JSON lines on the standard error stream. */
export function createLog(level: string): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: false }),
  );
}

/**
 * Writes what a relay tells. Addresses are hashed with a secret of this process, so that lines of one visitor can be
 * put together for a day, and nobody can find the address.
 */
export function observeByLog(log: Logger): Observe {
  const salt = randomBytes(16);
  const hash = (address: string): string => createHmac('sha256', salt).update(address).digest('base64url').slice(0, 12);
  return (event) => {
    const { type, ...fields } = event;
    switch (event.type) {
      case 'request':
        return log.info({ ...fields, address: hash(event.address) }, type);
      case 'upstream-error':
      case 'state-lost':
      case 'would-refuse':
        return log.warn(fields, type);
      case 'turn-start':
        return log.debug(fields, type);
      default:
        return log.info(fields, type);
    }
  };
}
