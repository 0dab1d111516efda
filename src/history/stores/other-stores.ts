import { answerTo, type Consent } from './consent.js';
import { createConsentRecordStore, type ConsentInit } from './consent-record-store.js';
import { createLazyRecordStore } from './lazy-record-store.js';
import type { RecordStore } from '../records/records.js';
import { createEncryptedRecordStore } from './encrypted-record-store.js';
import { createSessionRecordStore } from './session-record-store.js';
import { textRecords, type TextRecords } from './text-records.js';

export { createBrokenRecordStore } from './broken-record-store.js';

export interface OtherStoreDeps extends Omit<ConsentInit, 'disk' | 'consent'> {
  readonly kind: 'persistent' | 'session';
  readonly consent: Consent;
  readonly isEncrypted: boolean;
  /** The records on this device, with copies in what it is given. */
  readonly diskOf: (mirror: TextRecords) => RecordStore;
}

/**
 * Records in the tab's session, encrypted, or on this device only after consent: loads where an owner, or a visitor who
 * asks for privacy, needs that.
 */
export async function createOtherRecordStore({
  diskOf,
  isEncrypted,
  kind,
  ...init
}: OtherStoreDeps): Promise<RecordStore> {
  const consent = kind === 'persistent' && answerTo(init.consent);
  if (!consent) return createSessionRecordStore(init.name, init.memory);
  // One that cannot be sealed fails at its first work, and not while the session does.
  const disk = isEncrypted
    ? createLazyRecordStore('persistent', async () =>
        createEncryptedRecordStore(diskOf(textRecords()), init.memory, init.clock),
      )
    : diskOf(init.memory);
  return consent === true ? disk : createConsentRecordStore({ ...init, disk, consent });
}
