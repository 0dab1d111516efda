import { answerTo, type Consent } from './consent.js';
import { consentSpace, type ConsentInit } from './consent-record-store.js';
import { lazySpace } from './lazy-record-store.js';
import type { RecordSpace } from '../records/records.js';
import { sealedSpace } from './encrypted-record-store.js';
import { sessionSpace } from './session-record-store.js';
import { textRecords, type TextRecords } from './text-records.js';

export interface SpecialInit extends Omit<ConsentInit, 'disk' | 'consent'> {
  readonly kind: 'persistent' | 'session';
  readonly consent: Consent;
  readonly isEncrypted: boolean;
  /** The records on this device, with copies in what it is given. */
  readonly diskOf: (mirror: TextRecords) => RecordSpace;
}

/** Where records are that are not simply on this device: loads where an owner, or a visitor, wishes for that. */
export async function specialSpace({ diskOf, isEncrypted, kind, ...init }: SpecialInit): Promise<RecordSpace> {
  const consent = kind === 'persistent' && answerTo(init.consent);
  if (!consent) return sessionSpace(init.name, init.memory);
  // One that cannot be sealed fails at its first work, and not while the session does.
  const disk = isEncrypted
    ? lazySpace('persistent', async () => sealedSpace(diskOf(textRecords()), init.memory))
    : diskOf(init.memory);
  return consent === true ? disk : consentSpace({ ...init, disk, consent });
}
