import type { Clock } from '../core/clock.js';
import type { Log } from '../platform/log.js';
import { fallbackSpace } from './fallback-space.js';
import type { HistoryStore } from './history-store.js';
import { idbSpace } from './idb-space.js';
import { recordHistory } from './record-history.js';
import { sessionSpace } from './session-space.js';
import { textRecords } from './text-records.js';

export interface HistoryInit {
  /** Kept on this device, in this tab's session, or not at all. */
  readonly kind: 'persistent' | 'session' | 'none';
  /** One history a name: the database's, or the beginning of the names of the session's items. */
  readonly name: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Called once when messages cannot be kept where they should be, and are kept in memory from then on. */
  readonly onFallback: () => void;
}

/**
 * The history, at once: it opens at the first call. Nothing is on the disk, not even an empty database, before the
 * first `save…`. Where the place fails, or answers nothing for 3 s at opening, memory takes over with all that this
 * page has read and written, and no call rejects for it.
 */
export function openHistory({ kind, name, clock, log, onFallback }: HistoryInit): HistoryStore {
  const mirror = textRecords();
  const space = kind === 'session' ? sessionSpace(name, mirror) : idbSpace(name, clock, mirror);
  return recordHistory(fallbackSpace(kind === 'none' ? undefined : space, mirror, log, onFallback), log);
}
