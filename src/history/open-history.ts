import type { Clock } from '../core/clock.js';
import type { Log } from '../platform/log.js';
import type { Consent } from './stores/consent.js';
import { createFallbackRecordStore, type FallbackReason } from './stores/fallback-record-store.js';
import { createMemoryRecordStore } from './stores/memory-record-store.js';
import type { HistoryStore } from './history-store.js';
import { createIdbRecordStore } from './stores/idb-record-store.js';
import { createLazyRecordStore } from './stores/lazy-record-store.js';
import { recordHistory } from './record-history.js';
import type { RecordStore } from './records/records.js';
import { textRecords, type TextRecords } from './stores/text-records.js';

export interface HistoryInit {
  /** Kept on this device, in this tab's session, or not at all. */
  readonly kind: 'persistent' | 'session' | 'none';
  /** One history a name: the database's, or the beginning of the names of the session's items. */
  readonly name: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Days after which a conversation that nobody has touched is erased. Default: never. */
  readonly retention?: number;
  /** Whether anything may be kept on this device; until it is clear, the tab's session keeps it. Default: yes. */
  readonly consent?: Consent;
  /** Whether what is kept on this device is encrypted. */
  readonly isEncrypted?: boolean;
  /** Called when messages cannot be kept where they should be, and are kept in memory from then on. */
  readonly onFallback: (reason: FallbackReason) => void;
  /**
   * Called when they are kept where they should be (again): there is room, the database has opened after all, or the
   * visitor has consented. There may be older conversations now.
   */
  readonly onRestore?: () => void;
}

const day = 86_400_000;

/**
 * The history, at once: it opens at the first call. Nothing is on the disk, not even an empty database, before the
 * first `save…`. Where the place fails, or answers nothing for 3 s at opening, memory takes over with all that this
 * page has read and written, and no call rejects for it. A database that opens later than that is taken up.
 */
export function openHistory(init: HistoryInit): HistoryStore {
  const { kind, name, clock, log, consent = true, isEncrypted = false, onFallback, onRestore = () => {} } = init;
  const memory = textRecords();
  const positions = new Map<string, number>();
  const onMoved = (id: string, position: number): void => void positions.set(id, position);
  const fallback =
    kind === 'none'
      ? undefined
      : createFallbackRecordStore(storeOf(kind), memory, { log, onFallback, onRestore, onMoved });
  const store = fallback ?? createMemoryRecordStore(memory);
  const history = recordHistory({
    name,
    store,
    clock,
    log,
    positions,
    retention: (init.retention ?? Infinity) * day,
    isEncrypted: isEncrypted && kind === 'persistent',
  });

  function storeOf(kind: 'persistent' | 'session'): RecordStore {
    const asksForPrivacy = Reflect.get(navigator, 'globalPrivacyControl') === true;
    if (kind === 'persistent' && consent === true && !isEncrypted && !asksForPrivacy) return diskOf(memory);
    return createLazyRecordStore(consent === true && isEncrypted ? 'persistent' : 'session', async () => {
      const { createOtherRecordStore } = await import('./stores/other-stores.js');
      const given = { kind, name, diskOf, consent, isEncrypted, memory, clock, log, onMoved };
      return createOtherRecordStore({ ...given, onConsent: wake, onKept: onRestore });
    });
  }

  function diskOf(mirror: TextRecords): RecordStore {
    return createIdbRecordStore(name, clock, mirror, () => {
      fallback?.restore();
      wake();
    });
  }

  /** Has the store do what it does before any work. */
  function wake(): void {
    history.listConversations().catch(() => store.close());
  }

  return history;
}
