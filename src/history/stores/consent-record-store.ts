import { delay, type Clock } from '../../core/clock.js';
import type { Log } from '../../platform/log.js';
import { moveRecords } from './move-records.js';
import type { RecordStore } from '../records/records.js';
import { createSessionRecordStore } from './session-record-store.js';
import { textRecords, type TextRecords } from './text-records.js';

/** A page that knows the answer already, and gives it as a promise, is not made to begin without. */
const shortWait = 100;

export interface ConsentInit {
  readonly name: string;
  readonly disk: RecordStore;
  readonly consent: Promise<boolean>;
  readonly memory: TextRecords;
  readonly clock: Clock;
  readonly log: Log;
  /** The visitor has consented: the next work moves what there is to the disk. */
  readonly onConsent: () => void;
  readonly onKept: () => void;
  readonly onMoved: (messageId: string, position: number) => void;
}

/** The tab's session until the visitor consents, and the disk from then on, with what was in the session. */
export async function createConsentRecordStore(init: ConsentInit): Promise<RecordStore> {
  const { name, disk, consent, memory, clock, log, onConsent, onKept, onMoved } = init;
  const session = createSessionRecordStore(name, memory);
  let current = session;
  let isGiven = false;
  const answered = consent.then((isYes) => {
    isGiven = isYes === true;
    if (isGiven) onConsent();
  });

  async function move(): Promise<void> {
    isGiven = false;
    try {
      const kept = textRecords();
      for (const { key, value } of await session.run('scan', (records) => records.list([]))) kept.put(key, value);
      if (kept.under([]).length > 0) {
        await moveRecords(kept, disk, onMoved);
        // Not out of the page's memory, too.
        await createSessionRecordStore(name, textRecords()).run('erase', (records) => records.delete([]));
      }
      current = disk;
      onKept();
    } catch (error) {
      log.warn(`messages are kept for this tab only: ${String(error)}`);
    }
  }

  await Promise.race([answered, delay(clock, shortWait)]);
  return {
    get kind() {
      return current.kind;
    },
    get isEmptied() {
      return current.isEmptied === true;
    },
    async run(access, work) {
      if (isGiven) await move();
      return current.run(access, work);
    },
    close() {
      session.close();
      disk.close();
    },
  };
}
