import type { Log } from '../platform/log.js';
import type { Records, RecordSpace } from './records.js';

/**
 * Memory behind a space that may break: from then on, for as long as the page lives, its work is done in memory,
 * beginning with the work that failed.
 *
 * @param space undefined for memory from the beginning
 * @param memory holds what the page has written to the space and read from it
 * @param onFallback called once
 */
export function fallbackSpace(
  space: RecordSpace | undefined,
  memory: Records,
  log: Log,
  onFallback: () => void,
): RecordSpace {
  return {
    get kind() {
      return space?.kind ?? 'memory';
    },
    async run(access, work) {
      try {
        if (space) return await space.run(access, work);
      } catch (error) {
        space?.close();
        space = undefined;
        log.warn(`messages are kept in memory only: ${String(error)}`);
        onFallback();
      }
      return work(memory);
    },
    close() {
      space?.close();
    },
  };
}
